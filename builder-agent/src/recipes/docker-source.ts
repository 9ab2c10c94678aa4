import type { Recipe } from "#protocol/recipe.ts";
import type { ThirdPartySource } from "./part-plan.ts";

/** Docker's apt repository, or the mirror that a profile names in place of `https://download.docker.com/linux/DISTRO`. */
export function dockerSource({ base }: Recipe): ThirdPartySource {
  const upstream = `https://download.docker.com/linux/${base.distro}`;
  return {
    name: "docker",
    uri: (face) => face?.dockerApt ?? upstream,
    keyUrl: (face) => `${(face?.dockerApt ?? upstream).replace(/\/$/, "")}/gpg`,
    // "Docker Release (CE deb)", docs.docker.com/engine/install.
    keyFingerprint: (face) => face?.dockerAptKey ?? "9DC858229FC7DD38854AE2D88D81803C0EBFCD88",
    suites: [base.codename],
    components: ["stable"],
  };
}
