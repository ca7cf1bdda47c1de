package com.cliply.app.rules;

import static com.cliply.app.rules.BadCode.isCaught;
import static com.cliply.app.rules.BadCode.isLetThrough;

import org.junit.jupiter.api.Test;

/** Each of these rules refuses code that breaks it. */
class TenantRulesCatchTest {
    private static void isCaughtInAStore(String member) {
        isCaught(
                TenantRules.NO_WAY_AROUND_THE_WORKSPACE,
                "package com.cliply.storage.clip; class HibernateClipStore { " + member + " }");
    }

    @Test
    void nativeSqlInAStoreIsCaught() {
        isCaughtInAStore("Object all(org.hibernate.Session session) {"
                + " return session.createNativeQuery(\"select * from clip\", Object.class); }");
        isCaughtInAStore("void all(org.hibernate.Session session) { session.doWork(connection -> {}); }");
        isCaughtInAStore("Object all(java.sql.Connection connection) throws Exception {"
                + " return connection.prepareStatement(\"select 1\"); }");
    }

    @Test
    void aStatelessSessionIsCaught() {
        isCaughtInAStore(
                "Object open(org.hibernate.SessionFactory sessions) { return sessions.openStatelessSession(); }");
        isCaughtInAStore("void save(org.hibernate.StatelessSession session, Object row) { session.update(row); }");
    }

    @Test
    void anEntityOfNoWorkspaceIsCaught() {
        isCaught(
                TenantRules.NO_WAY_AROUND_THE_WORKSPACE,
                "package com.cliply.storage.clip; @jakarta.persistence.Entity class MarkerEntity {"
                        + " @jakarta.persistence.Id long id; }");
    }

    @Test
    void aWorkspaceInTheKeyIsCaught() {
        isCaught(
                TenantRules.NO_WAY_AROUND_THE_WORKSPACE,
                "package com.cliply.storage.clip; @jakarta.persistence.Entity class MarkerEntity {"
                        + " @jakarta.persistence.Id @org.hibernate.annotations.TenantId java.util.UUID workspaceId; }");
    }

    @Test
    void anEntityOfAWorkspaceIsLetThrough() {
        isLetThrough(
                TenantRules.NO_WAY_AROUND_THE_WORKSPACE,
                "package com.cliply.storage.clip; @jakarta.persistence.Entity class MarkerEntity {"
                        + " @jakarta.persistence.Id long id; @org.hibernate.annotations.TenantId java.util.UUID workspaceId; }");
    }
}
