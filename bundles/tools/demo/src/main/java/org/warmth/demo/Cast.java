package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The people of the demo, each with a password of their own; who is who is written to a file its owner alone reads. */
public final class Cast {
    private static final String FROM = "2021-12-01";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final RestClient admin;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private RestClient second;

    /** Who works at a server, at first the admin alone. */
    public Cast(String address, String adminPassword) {
        this.address = address;
        this.admin = new RestClient(http, address, "admin", adminPassword);
    }

    /** The first admin, who may set up unions and campaigns and nothing else. */
    public RestClient admin() {
        return admin;
    }

    /** A user who may nothing yet, signed in with a password of their own. */
    private RestClient enter(String name, String displayName) throws IOException, InterruptedException {
        String first = password();
        String own = password();
        admin.create("access/users", Map.of("name", name, "displayName", displayName, "password", first));
        RestClient fresh = new RestClient(http, address, name, first);
        fresh.change("access/me/password", Map.of("before", first, "after", own));
        passwords.put(name, own);
        return new RestClient(http, address, name, own);
    }

    /** A user with a role over a unit; a money role is confirmed by the second security admin. */
    public RestClient hire(String name, String displayName, String role, String unit)
            throws IOException, InterruptedException {
        if (second == null) {
            second = enter("security", "安全管理员");
            grant("security", "SECURITY_ADMIN", "0");
        }
        RestClient client = enter(name, displayName);
        grant(name, role, unit);
        return client;
    }

    private void grant(String user, String role, String unit) throws IOException, InterruptedException {
        JsonNode found = admin.get("access/users?q=" + user).get("items").get(0);
        JsonNode created = admin.create(
                "access/grants", Map.of("user", found.get("id").asText(), "role", role, "unit", unit, "from", FROM));
        JsonNode grants =
                admin.get("access/grants?user=" + found.get("id").asText()).get("items");
        for (JsonNode grant : grants) {
            if (grant.get("id").asText().equals(created.get("id").asText())
                    && grant.get("state").asText().equals("REQUESTED")) {
                second.put(
                        "access/grants/" + grant.get("id").asText() + "/confirm",
                        grant.get("version").asInt(),
                        Map.of());
            }
        }
    }

    /** One of them on another server that knows them. */
    RestClient at(String name, String elsewhere) {
        return new RestClient(http, elsewhere, name, passwords.get(name));
    }

    /** The {@code Authorization} header of somebody hired. */
    public String authorization(String name) {
        return RestClient.basic(name, passwords.get(name));
    }

    /** Writes user names and passwords. */
    void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                passwords.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private String password() {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return "Wa1-" + Base64.getUrlEncoder().encodeToString(bytes);
    }
}
