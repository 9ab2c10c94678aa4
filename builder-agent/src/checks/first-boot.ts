import { z } from "zod";
import { firstMachineId } from "../findings.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { readAllSources } from "../tools/apt-sources.ts";
import type { SourcesFile } from "../tools/host-sources.ts";
import { type Check, failed, judgeFinds, needing, passed, skipped } from "./check.ts";
import { type CloudConfig, type ConfigFile, mergeCloudConfig } from "./cloud-config.ts";
import { hasDocker } from "./docker-files.ts";
import { objectToSources } from "./intended-sources.ts";
import { ask, judgeBoot, type MachineGround } from "./machine-ground.ts";
import { parseJson } from "./parse-json.ts";

/** cloud-init's /run/cloud-init/result.json. */
const resultSchema = z.object({ v1: z.object({ errors: z.array(z.string()).default([]) }) });

/** Half of what the machine's disk has more than the image: the partition and its filesystem follow to the last mebibytes of it. */
const LEAST_GROWTH_BYTES = 536_870_912;

/** The first boot of a machine that can reach the mirrors and nothing else. */
export const FIRST_BOOT_CHECKS: readonly Check<MachineGround>[] = [
  {
    id: "boots",
    lesson: null,
    meaning: "A machine comes up and lets its owner in, and cloud-init comes to an end; the evidence has the boot time.",
    run: async (ground) => {
      const boot = await ground.guest.boot();
      firstMachineId.note(ground.job, await ask(ground, ["cat", "/etc/machine-id"]));
      return judgeBoot(boot);
    },
  },
  ...needing<MachineGround>("boots", [
    {
      id: "cloud-init-clean",
      lesson: null,
      meaning: "cloud-init ends without an error.",
      run: async (ground) => {
        const { exitCode, stdout } = await ground.guest
          .host()
          .run(["cloud-init", "status", "--long"], { okExitCodes: ANY_EXIT_CODE });
        const result = resultSchema.safeParse(parseJson(await ask(ground, ["cat", "/run/cloud-init/result.json"]))).data;
        const errors = result?.v1.errors ?? ["/run/cloud-init/result.json is not there"];
        const evidence = [...stdout.trim().split("\n"), ...errors].join("; ").slice(0, 2_000);
        if (errors.length > 0 || !/^status: (?:done|degraded)/m.test(stdout)) return failed(evidence);
        // cloud-init's own docs, "Exit codes": 2 is an end with errors from which it recovered.
        return exitCode === 2 ? { outcome: "warned", evidence } : passed(evidence);
      },
    },
    {
      id: "units-clean",
      lesson: null,
      meaning: "No systemd unit has failed; cloud-init's own are judged by `cloud-init-clean`, and kubelet waits for a cluster.",
      run: async (ground) => {
        const listed = await ask(ground, ["systemctl", "list-units", "--failed", "--plain", "--no-legend"]);
        const units = listed.split("\n").flatMap((line) => /^\S+/.exec(line.trim())?.[0] ?? []);
        return judgeFinds(
          units.filter((unit) => !/^(?:cloud-|kubelet\.service$)/.test(unit)),
          "failed units",
        );
      },
    },
    {
      id: "default-user-in-groups",
      lesson: "L05",
      meaning: "The default user, made at first boot, is in the group docker.",
      applies: hasDocker,
      run: async (ground) => {
        const user = (await readCloudConfig(ground)).system_info?.default_user?.name ?? "";
        if (user === "") return failed("cloud-init has no default user");
        const groups = (await ask(ground, ["id", "-nG", user])).split(" ");
        const evidence = `${user}: ${groups.join(", ")}`;
        return groups.includes("docker") ? passed(evidence) : failed(evidence);
      },
    },
    {
      id: "apt-sources-kept",
      lesson: "L18",
      meaning: "The package sources are still the intended ones after the first boot.",
      run: async (ground) => {
        const objections = objectToSources(await readSources(ground), ground.recipe);
        return objections.length > 0 ? failed(objections.join("; ")) : passed("as intended");
      },
    },
    {
      id: "apt-update-clean",
      lesson: "L09",
      meaning: "`apt-get update` reaches every source and has no complaint.",
      run: async (ground) => {
        const addresses = (await readSources(ground)).flatMap(({ text, style }) =>
          readAllSources(text, style).map(({ uri }) => uri),
        );
        const objection = addresses.map(ground.guest.network.objectionTo).find((found) => found !== null);
        if (objection !== undefined) return skipped(objection);
        const { exitCode, stdout, stderr } = await ground.guest
          .host()
          .run(["apt-get", "update", "-q", "-o", "APT::Update::Error-Mode=any"], {
            okExitCodes: ANY_EXIT_CODE,
            deadlineMs: 240_000,
          });
        const complaints = stderr.split("\n").filter((line) => /^[WE]:/.test(line));
        if (exitCode !== 0 || complaints.length > 0)
          return failed(`exit code ${exitCode}: ${complaints.join(" ")}`.slice(0, 2_000));
        return passed(`${stdout.match(/^(?:Get|Hit):/gm)?.length ?? 0} files from ${[...new Set(addresses)].join(", ")}`);
      },
    },
    {
      id: "root-grown",
      lesson: "L03",
      meaning: "On a larger disk the root filesystem grows at first boot.",
      run: async (ground) => {
        const device = await ask(ground, ["findmnt", "-no", "SOURCE", "/"]);
        const about = await ask(ground, ["tune2fs", "-l", device]);
        const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(about)?.[1] ?? 0);
        const sizeBytes = number("Block count") * number("Block size");
        const evidence = `${sizeBytes} bytes on a disk of ${ground.guest.diskSizeBytes}, the image has ${ground.recipe.diskSizeBytes}`;
        return sizeBytes >= ground.recipe.diskSizeBytes + LEAST_GROWTH_BYTES ? passed(evidence) : failed(evidence);
      },
    },
  ]),
];

async function readCloudConfig(ground: MachineGround): Promise<CloudConfig> {
  const listed = await ask(ground, ["find", "/etc/cloud/cloud.cfg", "/etc/cloud/cloud.cfg.d", "-name", "*.cfg"]);
  const files: ConfigFile[] = [];
  for (const path of listed.split("\n")) files.push({ path, text: await ask(ground, ["cat", path]) });
  return mergeCloudConfig(files);
}

async function readSources(ground: MachineGround): Promise<SourcesFile[]> {
  const listed = await ask(ground, [
    "find",
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d",
    "-maxdepth",
    "1",
    "!",
    "-type",
    "d",
  ]);
  const files: SourcesFile[] = [];
  for (const path of listed.split("\n").filter((line) => /\.(?:list|sources)$/.test(line)))
    files.push({ path, style: path.endsWith(".sources") ? "deb822" : "one-line", text: await ask(ground, ["cat", path]) });
  return files;
}
