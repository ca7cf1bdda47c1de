package com.cliply.storage.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Against stand-ins for the tools, which write down what they were called with. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ToolKeychainTest {
    @TempDir
    Path folder;

    private Path tool(String script) throws IOException {
        var tool = folder.resolve("tool");
        Files.writeString(tool, "#!/bin/sh\necho \"$@\" >>'" + folder.resolve("called") + "'\n" + script);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        return tool;
    }

    private static Secret secret() {
        return Secret.of("c2VjcmV0".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void secretToolGetsTheSecretOnItsStandardInput() throws IOException {
        var kept = folder.resolve("kept");
        var chain = ToolKeychain.secretService(
                tool("case $1 in store) cat >'" + kept + "' ;; lookup) cat '" + kept + "' ;; esac")
                        .toString());
        assertTrue(chain.find("abc").isEmpty());
        chain.store("abc", secret());
        assertEquals(secret(), chain.find("abc").orElseThrow());
        var called = Files.readString(folder.resolve("called"));
        assertFalse(called.contains("c2VjcmV0"), called);
        assertTrue(called.contains("store --label=Cliply Studio service cliply-studio installation abc"), called);
    }

    @Test
    void theToolOfMacosReadsItsCommandFromStandardInput() throws IOException {
        var kept = folder.resolve("kept");
        var chain = ToolKeychain.mac(tool("case $1 in -i) cat >'" + kept + "' ;; *) echo c2VjcmV0 ;; esac")
                .toString());
        chain.store("abc", secret());
        assertEquals("add-generic-password -U -s cliply-studio -a abc -w c2VjcmV0\n", Files.readString(kept));
        assertEquals(secret(), chain.find("abc").orElseThrow());
        assertFalse(Files.readString(folder.resolve("called")).contains("c2VjcmV0"));
    }

    @Test
    void aToolThatIsMissingOrFailsIsNoKeychain() throws IOException {
        var absent = ToolKeychain.secretService(folder.resolve("absent").toString());
        assertThrows(IOException.class, () -> absent.find("abc"));
        var failing = ToolKeychain.secretService(tool("exit 1").toString());
        assertThrows(IOException.class, () -> failing.store("abc", secret()));
        try (var vault =
                Vault.open(folder.resolve("vault"), new KeySources(failing, null, null, false, SecretPrompt.NOBODY))) {
            assertEquals(Protection.LOCAL_FILE, vault.status().protection());
        }
    }

    @Test
    void aToolThatHangsIsEndedWithAllThatItStarted() throws Exception {
        var hanging = new PatientKeychain(
                ToolKeychain.secretService(tool("echo $$ >'" + folder.resolve("pid") + "'\nexec sleep 1000")
                        .toString()),
                Duration.ofMillis(700));
        assertThrows(IOException.class, () -> hanging.store("abc", secret()));
        var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) assertTrue(process.get().onExit().get().pid() == pid);
        assertEquals(
                ErrorCode.VAULT_CLOSED,
                assertThrows(
                                StorageException.class,
                                () -> Vault.open(
                                        made(), new KeySources(hanging, null, null, false, SecretPrompt.NOBODY)))
                        .code());
    }

    /** A vault whose key is in a keychain that then hangs. */
    private Path made() throws IOException {
        var kept = folder.resolve("kept");
        var script = "case $1 in store) cat >'" + kept + "' ;; lookup) cat '" + kept + "' ;; esac";
        var other = Files.createDirectories(folder.resolve("other"));
        var tool = other.resolve("tool");
        Files.writeString(tool, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        Vault.open(
                        other.resolve("vault"),
                        new KeySources(
                                ToolKeychain.secretService(tool.toString()), null, null, false, SecretPrompt.NOBODY))
                .close();
        return other.resolve("vault");
    }
}
