import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import ssh2 from "ssh2";
import { makeKeyPair } from "#dispatcher/ssh/key-pair.ts";

/** Software emulation boots in one to two minutes; a loaded machine takes longer. */
const BOOT_MS = 420_000;

/**
 * Boots an image in qemu, on a throwaway overlay, without a way to the outside, with a NoCloud seed that lets a key of our own in.
 * Resolves once a command over SSH succeeds. `user` is the image's default user.
 */
export async function bootImage(image: string, user: string) {
  const folder = mkdtempSync(join(tmpdir(), "mib-boot-"));
  const keys = makeKeyPair();
  const seed = await makeSeed(folder, keys.publicKey);
  const overlay = join(folder, "overlay.qcow2");
  await execa("qemu-img", ["create", "-q", "-f", "qcow2", "-b", image, "-F", "qcow2", overlay]);
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const serial = join(folder, "serial.log");
  const machine = execa(
    "qemu-system-x86_64",
    [
      ...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "2048", "-display", "none", "-monitor", "none"],
      ...["-serial", `file:${serial}`, "-device", "virtio-rng-pci"],
      ...[
        "-drive",
        `file=${overlay},if=virtio,format=qcow2,cache=unsafe`,
        "-drive",
        `file=${seed},if=virtio,format=raw,readonly=on`,
      ],
      ...[
        "-netdev",
        `user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:${port}-:22`,
        "-device",
        "virtio-net-pci,netdev=net,romfile=",
      ],
    ],
    { reject: false },
  );
  const target = { host: "127.0.0.1", port, username: user, privateKey: keys.privateKey };
  const stop = async () => {
    machine.kill("SIGKILL");
    await machine;
    rmSync(folder, { recursive: true, force: true });
  };
  const readSerial = () => readFileSync(serial, "utf8");
  try {
    await untilAnswers(target);
  } catch (error) {
    const tail = readSerial().slice(-2_000);
    await stop();
    throw new Error(`The image did not boot: ${tail}`, { cause: error });
  }
  return { run: (command: string) => runOverSsh(target, command), readSerial, stop };
}

type Target = { readonly host: string; readonly port: number; readonly username: string; readonly privateKey: string };

async function makeSeed(folder: string, publicKey: string): Promise<string> {
  const userData = join(folder, "user-data");
  const metaData = join(folder, "meta-data");
  const seed = join(folder, "seed.iso");
  writeFileSync(userData, `#cloud-config\nssh_authorized_keys:\n  - ${publicKey.trim()}\n`);
  writeFileSync(metaData, `instance-id: proof-${Date.now()}\nlocal-hostname: proof\n`);
  await execa("xorriso", ["-as", "mkisofs", "-quiet", "-V", "CIDATA", "-J", "-r", "-o", seed, userData, metaData], {
    stderr: "ignore",
  });
  return seed;
}

/** A guest's sshd may refuse or reset connections while cloud-init is at work, so only an answer counts. */
async function untilAnswers(target: Target): Promise<void> {
  const deadline = Date.now() + BOOT_MS;
  for (;;) {
    try {
      await runOverSsh(target, "cloud-init status --wait");
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(2_000);
    }
  }
}

function runOverSsh(target: Target, command: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const client = new ssh2.Client();
  client.on("error", reject);
  client.on("ready", () => {
    client.exec(command, (error, channel) => {
      if (error !== undefined) return reject(error);
      const output: Buffer[] = [];
      channel.on("data", (bytes: Buffer) => output.push(bytes));
      channel.stderr.on("data", (bytes: Buffer) => output.push(bytes));
      channel.on("close", (code: number | null) => {
        client.end();
        const text = Buffer.concat(output).toString("utf8");
        if (code === 0) resolve(text);
        else reject(new Error(`${command} ended with ${code}: ${text}`));
      });
    });
  });
  client.connect({ ...target, readyTimeout: 20_000, hostVerifier: () => true });
  return promise.finally(() => client.destroy());
}
