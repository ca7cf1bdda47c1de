import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Scanner;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Draws cliply.svg as PNGs of all sizes: {@code java icons/Render.java}. It knows no more of SVG than our mark uses: rectangles, and paths of
 * absolute M and L, relative m, arcs that are quarters or halves of circles, and Z.
 */
class Render {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};
    private static final int VIEW_BOX = 512;

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args.length > 0 ? args[0] : "icons");
        var mark = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("cliply.svg").toFile());
        for (var size : SIZES) {
            var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
            var pen = picture.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.scale((double) size / VIEW_BOX, (double) size / VIEW_BOX);
            var shapes = mark.getDocumentElement().getChildNodes();
            for (var i = 0; i < shapes.getLength(); i++) {
                if (!(shapes.item(i) instanceof Element shape)) continue;
                pen.setColor(Color.decode(shape.getAttribute("fill")));
                pen.fill(shape.getTagName().equals("rect") ? rectangle(shape) : path(shape.getAttribute("d")));
            }
            ImageIO.write(picture, "png", folder.resolve("cliply-" + size + ".png").toFile());
        }
    }

    private static RoundRectangle2D rectangle(Element shape) {
        var corner = 2 * number(shape, "rx");
        return new RoundRectangle2D.Double(
                number(shape, "x"), number(shape, "y"), number(shape, "width"), number(shape, "height"), corner, corner);
    }

    private static double number(Element shape, String name) {
        return shape.hasAttribute(name) ? Double.parseDouble(shape.getAttribute(name)) : 0;
    }

    private static Path2D path(String words) {
        var path = new Path2D.Double();
        // Letters stand alone once there is a space on both sides of each.
        var scanner = new Scanner(words.replaceAll("([A-Za-z])", " $1 "));
        while (scanner.hasNext()) {
            var at = path.getCurrentPoint();
            switch (scanner.next()) {
                case "M" -> path.moveTo(next(scanner), next(scanner));
                case "m" -> path.moveTo(at.getX() + next(scanner), at.getY() + next(scanner));
                case "L" -> path.lineTo(next(scanner), next(scanner));
                case "A" -> arc(path, scanner, 0, 0);
                case "a" -> arc(path, scanner, at.getX(), at.getY());
                case "Z" -> path.closePath();
                default -> throw new IllegalArgumentException(words);
            }
        }
        return path;
    }

    /** The circle's centre lies on the perpendicular of the chord; the flags say on which side, and which way round. */
    private static void arc(Path2D path, Scanner scanner, double baseX, double baseY) {
        var radius = next(scanner);
        scanner.next();
        scanner.next();
        var large = next(scanner) != 0;
        var clockwise = next(scanner) != 0;
        var from = path.getCurrentPoint();
        var toX = baseX + next(scanner);
        var toY = baseY + next(scanner);
        var halfX = (toX - from.getX()) / 2;
        var halfY = (toY - from.getY()) / 2;
        var half = Math.hypot(halfX, halfY);
        var height = Math.sqrt(Math.max(0, radius * radius - half * half)) * (large == clockwise ? -1 : 1);
        var centreX = from.getX() + halfX - halfY / half * height;
        var centreY = from.getY() + halfY + halfX / half * height;
        var start = Math.atan2(from.getY() - centreY, from.getX() - centreX);
        var end = Math.atan2(toY - centreY, toX - centreX);
        if (clockwise && end < start) end += 2 * Math.PI;
        if (!clockwise && end > start) end -= 2 * Math.PI;
        for (var i = 1; i <= 48; i++) {
            var angle = start + (end - start) * i / 48;
            path.lineTo(centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle));
        }
    }

    private static double next(Scanner scanner) {
        return Double.parseDouble(scanner.next());
    }
}
