import { expect, test } from "vitest";
import { judgeBoot } from "./machine-ground.ts";

const BOOT = { kernel: "6.1.0-56-cloud-amd64", seconds: 51, stoodStill: null };

test("a machine that came up at its second start only is told, with what was seen of the first", () => {
  expect(judgeBoot(BOOT)).toMatchObject({ outcome: "passed" });
  expect(judgeBoot({ ...BOOT, stoodStill: "stood still for 198 s and said nothing" })).toEqual({
    outcome: "warned",
    evidence:
      "kernel 6.1.0-56-cloud-amd64; logged in, and cloud-init at its end, after 51 s of its second start; at the first it stood still for 198 s and said nothing",
  });
});
