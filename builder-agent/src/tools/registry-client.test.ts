import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { resolveImage } from "./registry-client.ts";

const digestOf = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const descriptor = (text: string, size = text.length) => ({ digest: digestOf(text), size });

const CONFIG = JSON.stringify({ architecture: "amd64", os: "linux" });
const MANIFEST = JSON.stringify({
  config: descriptor(CONFIG),
  layers: [descriptor("layer one", 1_000), descriptor("layer two", 500)],
});
const INDEX = JSON.stringify({
  manifests: [
    { ...descriptor("another"), platform: { os: "linux", architecture: "s390x" } },
    { ...descriptor(MANIFEST), platform: { os: "linux", architecture: "amd64" } },
  ],
});
/** What the registry has, by path below `/v2/library/app`. */
const CONTENT: Readonly<Record<string, string>> = {
  "/manifests/multi": INDEX,
  "/manifests/single": MANIFEST,
  [`/manifests/${digestOf(MANIFEST)}`]: MANIFEST,
  [`/blobs/${digestOf(CONFIG)}`]: CONFIG,
};

/** A registry that wants a token of everybody, as Docker Hub does, and gives one to everybody who asks. */
let address = "";
let asked: { path: string; authorization: string }[] = [];
const server = createServer((request, response) => {
  const { pathname, search } = new URL(request.url ?? "/", address);
  asked.push({ path: `${pathname}${search}`, authorization: request.headers.authorization ?? "" });
  if (pathname === "/token") response.end('{"token":"let-me-in"}');
  else answer(pathname.replace("/v2/library/app", ""), request, response);
});

function answer(path: string, { headers }: IncomingMessage, response: ServerResponse): void {
  const challenge = `Bearer realm="${address}/token",service="registry.example.org",scope="repository:library/app:pull"`;
  if (headers.authorization !== "Bearer let-me-in") response.writeHead(401, { "www-authenticate": challenge }).end();
  else if (CONTENT[path] === undefined) response.writeHead(404).end();
  else response.end(CONTENT[path]);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => server.close());

const resolveApp = (tag: string, architecture: "amd64" | "arm64" = "amd64", addresses = [address]) =>
  resolveImage({ name: `docker.io/library/app:${tag}`, addresses, architecture, signal: new AbortController().signal });

test("an index is pinned by its own digest, with the bytes of this architecture's image", async () => {
  const blobs = [descriptor(CONFIG), descriptor("layer one", 1_000), descriptor("layer two", 500)];
  expect(await resolveApp("multi")).toEqual({
    ...{ name: "docker.io/library/app:multi", digest: digestOf(INDEX), address, blobs },
    sizeBytes: CONFIG.length + 1_500,
  });
});

test("a token is fetched once, for what the registry asked it for, and a mirror is told which registry is meant", async () => {
  await resolveApp("multi");
  expect(asked.map(({ path }) => path)).toEqual([
    "/v2/library/app/manifests/multi?ns=docker.io",
    "/token?service=registry.example.org&scope=repository%3Alibrary%2Fapp%3Apull",
    "/v2/library/app/manifests/multi?ns=docker.io",
    `/v2/library/app/manifests/${digestOf(MANIFEST)}?ns=docker.io`,
  ]);
});

test("an image for another architecture is the recipe's fault, whether an index says so or the image itself", async () => {
  await expect(resolveApp("multi", "arm64")).rejects.toMatchObject({ code: "RECIPE_UNSUPPORTED" });
  await expect(resolveApp("single", "arm64")).rejects.toMatchObject({ code: "RECIPE_UNSUPPORTED" });
  expect((await resolveApp("single")).digest).toBe(digestOf(MANIFEST));
});

test("the next mirror is asked where one does not answer, and where none has it the first one's failure is told", async () => {
  expect((await resolveApp("multi", "amd64", ["http://127.0.0.1:9", address])).address).toBe(address);
  await expect(resolveApp("missing", "amd64", [address, "http://127.0.0.1:9"])).rejects.toMatchObject({
    code: "MIRROR_NOT_FOUND",
  });
});
