import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineStep } from "../engine/step.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import type { WithInside } from "../scopes/inside.ts";

/** Everything that must differ between two machines of one image, or that tells of its making. */
const REMOVALS: readonly (readonly string[])[] = [
  ["apt-get", "clean"],
  // An empty machine-id is made anew at boot; a missing one makes systemd think of a first boot with presets (lesson 6).
  ["truncate", "-s", "0", "/etc/machine-id"],
  ["rm", "-f", "/var/lib/dbus/machine-id", "/var/lib/systemd/random-seed", "/var/lib/systemd/credential.secret"],
  // containerd makes itself an id where it has none (its plugin introspection).
  ["rm", "-f", "/var/lib/containerd/io.containerd.grpc.v1.introspection/uuid"],
  ["rm", "-rf", "/var/lib/cloud", "/root/.cache", "/root/.ssh/authorized_keys"],
  ["find", "/etc/ssh", "-maxdepth", "1", "-name", "ssh_host_*_key*", "-delete"],
  ["find", "/var/lib/apt/lists", "-mindepth", "1", "-delete"],
  ["find", "/var/cache/apt", "/var/cache/debconf", "-type", "f", "-name", "*.bin", "-delete"],
  ["find", "/var/cache/debconf", "-type", "f", "-name", "*-old", "-delete"],
  ["find", "/root", "/home", "-maxdepth", "2", "-name", ".*_history", "-delete"],
  ["find", "/home", "-maxdepth", "3", "-path", "*/.ssh/authorized_keys", "-delete"],
  ["find", "/var/log", "-type", "f", "(", "-name", "*.gz", "-o", "-name", "*.[0-9]", "-o", "-name", "*.old", ")", "-delete"],
  ["find", "/var/log/journal", "-mindepth", "1", "-delete"],
  ["find", "/var/log", "-type", "f", "-exec", "truncate", "-s", "0", "{}", "+"],
  ["find", "/var/tmp", "-mindepth", "1", "-delete"],
  // Older copies that adduser and systemd-resolved keep: of the accounts, and of the resolver of whoever made the base.
  ["find", "/etc", "-maxdepth", "1", "-regex", "/etc/\\(passwd\\|shadow\\|group\\|gshadow\\|subuid\\|subgid\\)-", "-delete"],
  ["rm", "-f", "/etc/.resolv.conf.systemd-resolved.bak"],
];

/** dbus asks for an id of its own before systemd has made one: it gets the machine's. */
const DBUS_LINK = ["ln", "-sf", "/etc/machine-id", "/var/lib/dbus/machine-id"];

type Absence = { readonly id: string; readonly lesson: string | null; readonly argv: readonly string[] };

/** What must not be there any more: each command lists what still is. */
const ABSENCES: readonly Absence[] = [
  { id: "machine-id-empty", lesson: "L06", argv: ["find", "/etc/machine-id", "-size", "+0"] },
  { id: "ssh-host-keys-absent", lesson: null, argv: ["find", "/etc/ssh", "-name", "ssh_host_*_key"] },
  { id: "apt-lists-absent", lesson: null, argv: ["find", "/var/lib/apt/lists", "-type", "f"] },
  { id: "cloud-init-state-absent", lesson: null, argv: ["find", "/var/lib/cloud", "-mindepth", "1"] },
  { id: "logs-empty", lesson: null, argv: ["find", "/var/log", "-type", "f", "-size", "+0"] },
];

/** Makes of a used system an image again. The resolver entry is seen to by the chroot scope, which lent it. */
export const cleanImage = defineStep({
  id: "clean-image",
  title: "Clean image",
  commands: [],
  run: async (context: JobContext & WithInside) => {
    const { inside } = context;
    const folders = await existingFolders(context);
    // find(1) says 1 where a folder is not there; what matters is checked below.
    for (const argv of REMOVALS) await inside.run(argv, { okExitCodes: [0, 1], isQuiet: true });
    if (folders.has("/var/lib/dbus")) await inside.run(DBUS_LINK, { isQuiet: true });
    const failed: string[] = [];
    for (const absence of ABSENCES) if (!(await isAbsent(absence, context))) failed.push(absence.id);
    if (failed.length > 0)
      throw new AgentError("IMAGE_CHECK_FAILED", `The image is not clean: ${failed.join(", ")}.`, { subject: failed[0] ?? "" });
  },
});

async function existingFolders({ inside }: WithInside): Promise<ReadonlySet<string>> {
  const { stdout } = await inside.run(["find", "/var/lib", "-maxdepth", "1", "-name", "dbus"], { isQuiet: true });
  return new Set(stdout.split("\n"));
}

async function isAbsent({ id, lesson, argv }: Absence, { inside, report }: JobContext & WithInside): Promise<boolean> {
  const { stdout } = await inside.run(argv, { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
  const found = stdout.trim();
  const evidence = `${argv.join(" ")} → ${found === "" ? "nothing" : found.slice(0, 500)}`;
  report.check({ id, lesson, phase: "build", outcome: found === "" ? "passed" : "failed", evidence });
  return found === "";
}
