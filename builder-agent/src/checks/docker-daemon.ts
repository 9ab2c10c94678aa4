import { z } from "zod";
import type { Recipe } from "#protocol/recipe.ts";
import { ANY_EXIT_CODE } from "../host/exit-codes.ts";
import { type Check, failed, passed } from "./check.ts";
import { hasDocker } from "./docker-files.ts";
import { parseJson } from "./parse-json.ts";
import type { ProgramsGround } from "./programs-ground.ts";

const DAEMON_FILE = "/etc/docker/daemon.json";

const daemonSchema = z.object({ "registry-mirrors": z.array(z.string()).default([]) });

/** dockerd's own file. */
export const DOCKER_DAEMON_CHECKS: readonly Check<ProgramsGround>[] = [
  {
    id: "docker-daemon-file",
    lesson: "L08",
    meaning: "`daemon.json` is valid, by dockerd's own word where it has one, and its registry-mirrors are the image face's.",
    applies: hasDocker,
    run: async ({ inside, recipe }) => {
      const objection = objectToDaemonFile(await inside.readFile(DAEMON_FILE), recipe);
      if (objection !== null) return failed(objection);
      // dockerd validates since 23.0; an older one would take the option for a mistake.
      const { stdout: help } = await inside.run(["dockerd", "--help"], { okExitCodes: ANY_EXIT_CODE, isQuiet: true });
      if (!help.includes("--validate"))
        return passed("valid JSON with the asked mirrors; this dockerd cannot validate its file itself");
      const { exitCode, stdout, stderr } = await inside.run(["dockerd", "--validate", "--config-file", DAEMON_FILE], {
        okExitCodes: ANY_EXIT_CODE,
        isQuiet: true,
      });
      return exitCode === 0
        ? passed(`dockerd --validate: ${stdout.trim() || stderr.trim()}`)
        : failed((stderr || stdout).trim().slice(0, 1_000));
    },
  },
];

/** Null: the file is JSON and names the mirrors of Docker Hub that were asked. */
export function objectToDaemonFile(text: string | null, { mirrors }: Recipe): string | null {
  if (text === null) return `${DAEMON_FILE} is missing`;
  const settings = daemonSchema.safeParse(parseJson(text)).data;
  if (settings === undefined) return `${DAEMON_FILE} is no valid JSON object of dockerd's`;
  const asked = mirrors.image?.dockerHub ?? null;
  const found = settings["registry-mirrors"].map((mirror) => mirror.replace(/\/$/, ""));
  const isAsked = asked === null ? found.length === 0 : found.length === 1 && found[0] === asked.replace(/\/$/, "");
  return isAsked ? null : `registry-mirrors: ${found.join(", ") || "none"}, asked was ${asked ?? "none"}`;
}
