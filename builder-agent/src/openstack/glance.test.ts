import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../../testing/file-server.ts";
import { createGlance } from "./glance.ts";
import { createCloudSession } from "./keystone.ts";

/** What real services do not do on demand: shapes as Keystone 22 and Glance 25 give them. */
const images = new Map<string, object>();
const calls: string[] = [];
let [url, failures] = ["", 0];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    calls.push(`${request.method} ${request.url}`);
    const answer = (status: number, body: unknown, headers = {}) => response.writeHead(status, headers).end(JSON.stringify(body));
    if (request.url === "/v3/auth/tokens") return answer(201, tokenOf(url), { "x-subject-token": "a-token" });
    if (request.method === "GET") return answer(200, images.get(request.url?.split("/").at(-1) ?? ""));
    const image = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (images.has(image.id)) return answer(409, {});
    images.set(image.id, { ...image, status: "queued", size: null, created_at: "2026-11-23T00:00:00Z" });
    failures -= 1;
    return failures >= 0 ? answer(503, {}, { "retry-after": "0" }) : answer(201, images.get(image.id));
  });
});
beforeAll(async () => {
  url = `http://127.0.0.1:${await listen(server)}`;
});
afterAll(() => {
  server.close();
});

function tokenOf(address: string): object {
  const expires_at = new Date(Date.now() + 3_600_000).toISOString();
  const catalog = [{ type: "image", endpoints: [{ interface: "public", region: "RegionOne", url: address }] }];
  return { token: { expires_at, user: { id: "1", name: "admin" }, catalog } };
}

test("an image whose making was answered by a 503 is found again, and not made twice", async () => {
  failures = 1;
  const signIn = { kind: "application-credential", credentialId: "id" } as const;
  const cloud = { authUrl: url, signIn, region: null, interface: "public", caCertificate: null } as const;
  const glance = createGlance(createCloudSession({ cloud, secret: "secret" }, new AbortController().signal));
  const made = await glance.create({ name: "One", minDiskGib: 1, minRamMib: 1, properties: { mib_job: "job" } });

  expect(images.size).toBe(1);
  expect(made).toMatchObject({ status: "queued", mib_job: "job" });
  expect(calls).toEqual(["POST /v3/auth/tokens", "POST /v2/images", "POST /v2/images", `GET /v2/images/${made.id}`]);
});
