package org.warmth.itests.replay;

import java.util.Map;

/**
 * A request and its answer.
 *
 * @param user who asked
 * @param method the HTTP method
 * @param path the path below {@code /warmth/v1/}, with its query
 * @param asked the headers of the request that say something
 * @param body what was sent
 * @param status the answer's status
 * @param told the headers of the answer that say something
 * @param answer what came back
 */
record Act(
        String user,
        String method,
        String path,
        Map<String, String> asked,
        byte[] body,
        int status,
        Map<String, String> told,
        byte[] answer) {}
