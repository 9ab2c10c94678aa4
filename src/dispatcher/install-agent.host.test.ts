import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AgentBundle, findAgentBundle } from "./agent-bundle.ts";
import { createAgentClient } from "./agent-client.ts";
import { installAgent, readArchitecture, removeOldAgents } from "./install-agent.ts";
import { createLocalTransport } from "./local-transport.ts";
import { makeKeyPair } from "./ssh/key-pair.ts";
import { createSshTransport } from "./ssh/ssh-transport.ts";
import { type Sshd, startSshd } from "./testing/start-sshd.ts";
import type { Transport } from "./transport.ts";

const signal = new AbortController().signal;
const pair = makeKeyPair();
let folder: string;
let sshd: Sshd;
let bundle: AgentBundle;
const transports: Record<string, Transport> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mib-install-"));
  sshd = await startSshd(join(folder, "sshd"), { publicKey: pair.publicKey });
  const login = { address: "127.0.0.1", port: sshd.port, user: "root", privateKey: pair.privateKey, hostKey: sshd.hostKey };
  transports["local"] = createLocalTransport();
  transports["ssh"] = createSshTransport(login, () => undefined);
  const program = join(import.meta.dirname, "testing/fake-agent.mjs");
  bundle = await findAgentBundle(await readArchitecture(createLocalTransport(), signal), { cacheFolder: folder, program });
});
afterAll(async () => {
  for (const transport of Object.values(transports)) transport.close();
  await sshd.stop();
  rmSync(folder, { recursive: true });
});

/** A transport that counts what is sent. */
function counting(name: string) {
  const transport = transports[name];
  if (transport === undefined) throw new Error(`There is no transport ${name}.`);
  let puts = 0;
  const put: Transport["put"] = (...args) => {
    puts += 1;
    return transport.put(...args);
  };
  return { transport: { ...transport, put }, puts: () => puts };
}

describe.each(["local", "ssh"])("over %s", (name) => {
  test("the agent is sent once, answers, and is mended when a byte of it changed", async () => {
    const stateFolder = join(folder, name);
    const { transport, puts } = counting(name);
    const installed = await installAgent(transport, bundle, { stateFolder, signal });
    expect(installed.isNew).toBe(true);
    expect(statSync(installed.program)).toMatchObject({ uid: 0, gid: 0 });
    expect((await createAgentClient(transport, installed).inspect(signal)).agentVersion).toBe("fake");

    expect((await installAgent(transport, bundle, { stateFolder, signal })).isNew).toBe(false);
    expect(puts()).toBe(2);

    writeFileSync(installed.program, "broken");
    expect((await installAgent(transport, bundle, { stateFolder, signal })).isNew).toBe(true);
    expect((await createAgentClient(transport, installed).inspect(signal)).agentVersion).toBe("fake");
  });

  test("older agents go, and nothing else in their folder does", async () => {
    const stateFolder = join(folder, name);
    const { transport } = counting(name);
    await installAgent(transport, bundle, { stateFolder, signal });
    const [old, foreign] = [join(stateFolder, "agents", "0".repeat(64)), join(stateFolder, "agents", "notes")];
    mkdirSync(old);
    mkdirSync(foreign);

    await removeOldAgents(transport, bundle, { stateFolder, signal });

    expect([old, foreign, join(stateFolder, "agents", bundle.hash)].map((path) => existsSync(path))).toEqual([false, true, true]);
  });
});
