package com.cliply.app.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files that nobody but their owner may open. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> OURS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnly() {}

    /** For making such a file: it is never anything else, not even for a moment. */
    static FileAttribute<?>[] attributes(Path folder) throws IOException {
        var store = Files.getFileStore(folder);
        if (store.supportsFileAttributeView("posix"))
            return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OURS)};
        if (store.supportsFileAttributeView("acl")) return new FileAttribute<?>[] {new OwnerAcl(me(folder))};
        return new FileAttribute<?>[0];
    }

    /** Whether this file is ours and nobody else's, as far as its file system can tell. */
    static boolean holdsFor(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.getFileStore(folder).supportsFileAttributeView("posix")) return true;
        var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        return OURS.containsAll(permissions) && isMine(file, folder);
    }

    private static boolean isMine(Path file, Path folder) throws IOException {
        try {
            return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(me(folder));
        } catch (UserPrincipalNotFoundException nameless) {
            // As in some containers. Only the superuser could read what with these permissions is another's.
            return true;
        }
    }

    private static UserPrincipal me(Path anywhere) throws IOException {
        return anywhere.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
    }

    /** Windows' way of saying it. */
    private record OwnerAcl(UserPrincipal owner) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }

        @Override
        public List<AclEntry> value() {
            return List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(owner)
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build());
        }
    }
}
