import { type Check, failed, needing, passed, skipped } from "./check.ts";
import { hasDocker } from "./docker-files.ts";
import { ask, type MachineGround } from "./machine-ground.ts";

/** A container image made of the machine's own files, so that nothing has to be pulled for it. */
const PROOF_IMAGE = "image-boot-proof:latest";
const PROOF_PROGRAM = "/usr/bin/echo";
const PROOF_WORD = "container-runs";

/** Small images of which every mirror of Docker Hub has this one. */
const PULLED_IMAGE = "hello-world";
const PULL_MS = 240_000;

/** Docker on a running machine. */
export const DOCKER_RUNNING_CHECKS: readonly Check<MachineGround>[] = needing("boots", [
  {
    id: "docker-runs-container",
    lesson: null,
    meaning: "Docker runs a container.",
    applies: hasDocker,
    run: async (ground) => {
      const run = ground.guest.host().run;
      const libraries = [...(await ask(ground, ["ldd", PROOF_PROGRAM])).matchAll(/(\/\S+) \(0x/g)].flatMap(
        ([, path]) => path ?? [],
      );
      const archive = "/root/image-boot-proof.tar";
      // Links are followed, so that the loader is where the program says it is.
      const paths = [PROOF_PROGRAM, ...libraries].map((path) => path.slice(1));
      await run(["tar", "--create", `--file=${archive}`, "--dereference", "--directory=/", ...paths]);
      await run(["docker", "import", archive, PROOF_IMAGE]);
      const { stdout } = await run(["docker", "run", "--rm", "--network=none", PROOF_IMAGE, PROOF_PROGRAM, PROOF_WORD]);
      const version = await ask(ground, ["docker", "version", "--format", "{{.Server.Version}}"]);
      return stdout.trim() === PROOF_WORD
        ? passed(`Docker ${version} ran a container`)
        : failed(`the container said ${stdout.trim()}`);
    },
  },
  {
    id: "docker-uses-mirror",
    lesson: "L08",
    meaning: "`docker info` names the image face's mirror of Docker Hub, and a pull goes through it: there is no other way out.",
    applies: (recipe) => hasDocker(recipe) && (recipe.mirrors.image?.dockerHub ?? null) !== null,
    run: async (ground) => {
      const mirror = ground.recipe.mirrors.image?.dockerHub ?? "";
      const objection = ground.guest.network.objectionTo(mirror);
      if (objection !== null) return skipped(objection);
      const named = await ask(ground, ["docker", "info", "--format", "{{json .RegistryConfig.Mirrors}}"]);
      if (!named.includes(mirror.replace(/\/$/, ""))) return failed(`docker info names ${named}, asked was ${mirror}`);
      const { stdout } = await ground.guest.host().run(["docker", "pull", PULLED_IMAGE], { deadlineMs: PULL_MS });
      return passed(`docker info names ${named}; ${stdout.trim().split("\n").at(-2) ?? PULLED_IMAGE}`);
    },
  },
]);
