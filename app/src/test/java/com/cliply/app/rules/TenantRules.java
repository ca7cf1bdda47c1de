package com.cliply.app.rules;

import static com.cliply.app.rules.PackageRules.house;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Set;

/** How the rows of one workspace are kept from another: house rule 19. */
public final class TenantRules {
    private static final String TENANT = "org.hibernate.annotations.TenantId";

    /** What is the machine's own, and why: the list of workspaces, the pause of the one queue, db-scheduler's rows. */
    private static final Set<String> OF_THE_MACHINE =
            Set.of("WorkspaceEntity", "QueuePauseEntity", "ScheduledTaskEntity");

    public static final ArchRule NO_WAY_AROUND_THE_WORKSPACE = CompositeArchRule.of(house(
                    noClasses()
                            .that()
                            .resideOutsideOfPackages("com.cliply.storage.db..", "com.cliply.storage.backup..")
                            .should()
                            .accessTargetWhere(describe("native SQL or a stateless session", TenantRules::goesAround)),
                    "the workspace is only put into what Hibernate writes itself"))
            .and(house(
                    classes()
                            .that()
                            .areAnnotatedWith("jakarta.persistence.Entity")
                            .and(describe(
                                    "are not the machine's own",
                                    type -> !OF_THE_MACHINE.contains(type.getSimpleName())))
                            .should(ArchConditions.be(describe("marked with their workspace", TenantRules::hasTenant))),
                    "every creative row belongs to a workspace"))
            .and(house(
                    noFields().that().areAnnotatedWith(TENANT).should().beAnnotatedWith("jakarta.persistence.Id"),
                    "Hibernate leaves the workspace out of a query if it is part of the key"));

    private TenantRules() {}

    private static boolean goesAround(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var name = access.getTarget().getName();
        if (owner.startsWith("java.sql."))
            return Set.of("prepareStatement", "createStatement").contains(name);
        if (!owner.startsWith("org.hibernate.") && !owner.startsWith("jakarta.persistence.")) return false;
        return owner.equals("org.hibernate.StatelessSession")
                || name.startsWith("createNative")
                || name.startsWith("openStateless")
                || Set.of("doWork", "doReturningWork").contains(name);
    }

    private static boolean hasTenant(JavaClass entity) {
        return entity.getAllFields().stream().anyMatch(field -> field.isAnnotatedWith(TENANT));
    }
}
