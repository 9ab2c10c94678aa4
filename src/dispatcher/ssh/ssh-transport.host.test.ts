import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Sshd, startSshd } from "../testing/start-sshd.ts";
import { startTcpProxy, type TcpProxy } from "../testing/tcp-proxy.ts";
import { CommandError } from "../transport.ts";
import { scanHostKey } from "./host-key.ts";
import { makeKeyPair } from "./key-pair.ts";
import type { SshLogin } from "./ssh-login.ts";
import { createSshTransport } from "./ssh-transport.ts";

const MEBIBYTE = 1_048_576;
const signal = new AbortController().signal;
const pair = makeKeyPair();
let folder: string;
let sshd: Sshd;
let proxy: TcpProxy;
let login: SshLogin;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mib-ssh-"));
  sshd = await startSshd(join(folder, "sshd"), { publicKey: pair.publicKey });
  proxy = await startTcpProxy(sshd.port);
  login = { address: "127.0.0.1", port: proxy.port, user: "root", privateKey: pair.privateKey, hostKey: sshd.hostKey };
});
afterAll(async () => {
  await proxy.stop();
  await sshd.stop();
  rmSync(folder, { recursive: true });
});

/** A transport for one test; ends with it. */
function connect(changes: Partial<SshLogin> = {}, onLost: () => void = () => undefined) {
  const transport = createSshTransport({ ...login, ...changes }, onLost);
  onTestFinished(transport.close);
  return transport;
}

describe("trust", () => {
  test("a host's key is read before anybody trusts it, and nothing else happens", async () => {
    expect(await scanHostKey("127.0.0.1", sshd.port, signal)).toBe(sshd.hostKey);
  });

  test("a host that shows another key than the pinned one is refused, by commands and by rsync", async () => {
    const other = makeKeyPair().publicKey.split(" ")[1] ?? "";
    const transport = connect({ hostKey: other });
    await expect(transport.run(["true"])).rejects.toMatchObject({ code: "HOST_KEY_MISMATCH" });
    const target = join(folder, "refused");
    const options = { signal, onProgress: () => undefined };
    await expect(transport.fetch("/etc/hostname", target, options)).rejects.toMatchObject({ code: "HOST_KEY_MISMATCH" });
    expect(existsSync(target)).toBe(false);
  });

  test("a host with no key of the pinned type is refused", async () => {
    const rsa = Buffer.concat([Buffer.from([0, 0, 0, 7]), Buffer.from("ssh-rsa"), randomBytes(32)]).toString("base64");
    const transport = connect({ hostKey: rsa });
    await expect(transport.run(["true"])).rejects.toMatchObject({ code: "HOST_KEY_MISMATCH" });
  });

  test("a host that does not know our key turns us away", async () => {
    const transport = connect({ privateKey: makeKeyPair().privateKey });
    await expect(transport.run(["true"])).rejects.toMatchObject({ code: "HOST_AUTHENTICATION_FAILED" });
  });

  test("a host that is not there is unreachable", async () => {
    const transport = connect({ port: 1 });
    await expect(transport.run(["true"])).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
    await expect(scanHostKey("127.0.0.1", 1, signal)).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
  });
});

describe("commands", () => {
  test("a command's output, complaints and status come back", async () => {
    const transport = connect();
    expect(await transport.run(["cat"], { stdin: "привет\n" })).toEqual({ exitCode: 0, stdout: "привет\n", stderr: "" });
    const missing = await transport.run(["cat", "/nonexistent"]);
    expect(missing).toMatchObject({ exitCode: 1, stdout: "" });
    expect(missing.stderr).toContain("No such file");
  });

  test("a stream gives every byte, and throws how a command failed", async () => {
    const transport = connect();
    const file = join(folder, "stream");
    writeFileSync(file, randomBytes(3 * MEBIBYTE + 1));
    const chunks: Uint8Array[] = [];
    for await (const bytes of transport.stream(["cat", file], { signal })) chunks.push(bytes);
    expect(Buffer.concat(chunks).equals(readFileSync(file))).toBe(true);
    await expect(transport.stream(["cat", "/nonexistent"], { signal })[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(
      CommandError,
    );
  });

  test("an argument that a shell would read never reaches the host", async () => {
    const transport = connect();
    await expect(transport.run(["touch", `${folder}/a;touch ${folder}/b`])).rejects.toBeInstanceOf(RangeError);
  });

  test("a command on a line that breaks is unreachable, says so once, and the next one connects anew", async () => {
    let losses = 0;
    const transport = connect({}, () => {
      losses += 1;
    });
    const broken = (async () => {
      for await (const _bytes of transport.stream(["yes"], { signal })) proxy.cut();
    })();
    await expect(broken).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
    await expect(transport.run(["true"])).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
    proxy.mend();
    expect((await transport.run(["true"])).exitCode).toBe(0);
    expect(losses).toBe(1);
  });

  test("an aborted stream ends at once", async () => {
    const transport = connect();
    const stop = new AbortController();
    const endless = (async () => {
      for await (const _bytes of transport.stream(["yes"], { signal: stop.signal })) stop.abort();
    })();
    await expect(endless).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("files", () => {
  const progress: number[] = [];
  const options = { signal, onProgress: (bytes: number) => void progress.push(bytes) };
  const hashOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

  test("a fetch that a cut broke off goes on where it was", async () => {
    const transport = connect();
    const [source, target] = [join(folder, "big"), join(folder, "big-here")];
    writeFileSync(source, randomBytes(24 * MEBIBYTE));
    proxy.cutAfter(16 * MEBIBYTE);
    await expect(transport.fetch(source, target, options)).rejects.toMatchObject({ code: "HOST_UNREACHABLE" });
    const kept = statSync(target).size;
    expect(kept).toBeGreaterThan(8 * MEBIBYTE);

    const before = proxy.passedBytes();
    await transport.fetch(source, target, options);

    expect(hashOf(target)).toBe(hashOf(source));
    expect(proxy.passedBytes() - before).toBeLessThan(24 * MEBIBYTE - kept + MEBIBYTE);
    expect(progress.at(-1)).toBe(24 * MEBIBYTE);
  });

  test("a half that went bad on our disk is mended", async () => {
    const transport = connect();
    const [source, target] = [join(folder, "good"), join(folder, "bad-here")];
    writeFileSync(source, randomBytes(4 * MEBIBYTE));
    writeFileSync(target, randomBytes(4 * MEBIBYTE));
    await transport.fetch(source, target, options);
    expect(hashOf(target)).toBe(hashOf(source));
  });

  test("a put file arrives whole, and the key is nowhere left behind", async () => {
    const transport = connect();
    const [source, target] = [join(folder, "here"), join(folder, "there", "file")];
    mkdirSync(join(folder, "there"));
    writeFileSync(source, randomBytes(MEBIBYTE));
    await transport.put(source, target, { signal });
    expect(hashOf(target)).toBe(hashOf(source));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("mib-rsync-"))).toEqual([]);
  });

  test("a file that is not there is a complaint, not a broken line", async () => {
    const transport = connect();
    await expect(transport.fetch("/nonexistent/file", join(folder, "none"), options)).rejects.toBeInstanceOf(CommandError);
  });
});
