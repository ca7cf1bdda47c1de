package com.cliply.app.rules;

import static com.cliply.app.rules.PackageRules.house;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What a record of the engine may hold: house rule 18. */
public final class RecordRules {
    private static final Set<String> IMMUTABLE_PACKAGES =
            Set.of("java.time", "java.time.zone", "java.math", "java.util.function");

    /** Lists, sets and maps are copied in the constructor, which no rule of ours can see; their elements are looked at. */
    private static final Set<String> IMMUTABLE_TYPES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.String",
            "java.lang.Class",
            "java.lang.Runnable",
            "java.net.URI",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.util.List",
            "java.util.Set",
            "java.util.Map",
            "java.util.SequencedSet",
            "java.util.SequencedMap",
            "java.util.Optional",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.OptionalDouble",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.UUID",
            "java.util.regex.Pattern");

    public static final ArchRule RECORDS_HOLD_NOTHING_THAT_CHANGES = house(
            fields().that()
                    .areDeclaredInClassesThat()
                    .areRecords()
                    .and()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("com.cliply.engine..")
                    .and()
                    .areNotStatic()
                    .should(have(describe("types that do not change", RecordRules::isImmutable))),
            "a record may cross threads");

    private RecordRules() {}

    private static boolean isImmutable(JavaField field) {
        return isImmutable(field.getType());
    }

    private static boolean isImmutable(JavaType type) {
        return switch (type) {
            case JavaParameterizedType generic ->
                isImmutable(generic.toErasure())
                        && generic.getActualTypeArguments().stream().allMatch(RecordRules::isImmutable);
            case JavaWildcardType wildcard -> wildcard.getUpperBounds().stream().allMatch(RecordRules::isImmutable);
            // Whoever fills it in is looked at where it is filled in.
            case JavaTypeVariable<?> _ -> true;
            case JavaClass plain -> isImmutable(plain);
            default -> false;
        };
    }

    private static boolean isImmutable(JavaClass type) {
        if (type.isArray() || type.isAnnotatedWith("jakarta.persistence.Entity")) return false;
        if (type.isPrimitive() || type.isEnum() || type.isRecord()) return true;
        if (IMMUTABLE_TYPES.contains(type.getName()) || IMMUTABLE_PACKAGES.contains(type.getPackageName())) return true;
        // Of ours: ports and sealed families, and classes that set all their fields once.
        return type.getPackageName().startsWith("com.cliply.")
                && (type.isInterface()
                        || type.getAllFields().stream()
                                .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL)));
    }
}
