import { linkSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createCriClient } from "./cri-client.ts";

/** `VersionResponse { runtime_name: "containerd", runtime_version: "1.6.20" }` as protobuf writes it. */
const VERSION = Buffer.concat([
  Buffer.from([0x12, 10]),
  Buffer.from("containerd"),
  Buffer.from([0x1a, 6]),
  Buffer.from("1.6.20"),
]);

const bytes = (value: Buffer) => value;
const method = (path: string) => ({
  ...{ path, requestStream: false, responseStream: false },
  ...{ requestSerialize: bytes, requestDeserialize: bytes, responseSerialize: bytes, responseDeserialize: bytes },
});

/** A runtime that knows its version and nothing else. */
async function startRuntime(folder: string): Promise<string> {
  const server = new grpc.Server();
  const answer: grpc.handleUnaryCall<Buffer, Buffer> = (_call, done) => done(null, VERSION);
  server.addService({ Version: method("/runtime.v1.RuntimeService/Version") }, { Version: answer });
  const socket = join(folder, "containerd.sock");
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, grpc.ServerCredentials.createInsecure(), (cause) =>
      cause === null ? resolve() : reject(cause),
    );
  });
  onTestFinished(() => server.forceShutdown());
  return socket;
}

function client(socket: string) {
  const cri = createCriClient(socket);
  onTestFinished(cri.close);
  return cri;
}

test("a runtime says its name and version", async () => {
  expect(await client(await startRuntime(temporaryFolder())).version()).toBe("containerd 1.6.20");
});

test("a socket in a folder whose name is longer than a socket's may be is reached all the same", async () => {
  const [near, far] = [temporaryFolder(), join(temporaryFolder(), "a".repeat(90), "b".repeat(90))];
  mkdirSync(far, { recursive: true });
  const socket = await startRuntime(near);
  linkSync(socket, join(far, "containerd.sock"));
  expect(await client(join(far, "containerd.sock")).version()).toBe("containerd 1.6.20");
});

test("what a runtime does not know or do, and a socket that nobody listens on, is said in its words", async () => {
  const socket = await startRuntime(temporaryFolder());
  await expect(client(socket).listImages()).rejects.toMatchObject({
    code: "COMMAND_FAILED",
    message: expect.stringContaining("CRI ListImages"),
  });
  await expect(client(join(temporaryFolder(), "none.sock")).version()).rejects.toMatchObject({ code: "COMMAND_FAILED" });
});
