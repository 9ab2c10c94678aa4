import { expect, test } from "vitest";
import type { Check } from "../job/check.ts";
import { groupMirrorChecks } from "./group-mirror-checks.ts";

const check = (id: string, outcome: Check["outcome"]): Check => ({
  ...{ id, outcome, lesson: null, phase: "mirror", evidence: "" },
  subject: `https://${id.split("/")[1]}.example.org`,
});

test("a mirror is as good as its worst answer, and one that needs a look comes first in its face", () => {
  const groups = groupMirrorChecks([
    check("image/apt/reachable", "warned"),
    check("build/apt/reachable", "passed"),
    check("build/registry.k8s.io/manifest", "failed"),
    check("build/apt/signature", "passed"),
    check("build/registry.k8s.io/reachable", "passed"),
  ]);
  expect(
    groups.map(({ face, source, outcome, answers }) => [face, source, outcome, answers.map(({ aspect }) => aspect)]),
  ).toEqual([
    ["build", "registry.k8s.io", "failed", ["manifest", "reachable"]],
    ["build", "apt", "passed", ["reachable", "signature"]],
    ["image", "apt", "warned", ["reachable"]],
  ]);
  expect(groups[0]?.uri).toBe("https://registry.k8s.io.example.org");
});
