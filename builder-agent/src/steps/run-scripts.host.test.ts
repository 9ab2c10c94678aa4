import { expect, test } from "vitest";
import type { CustomPart } from "#protocol/recipe.ts";
import { eventsOf, failureOf, outcomesOf } from "../../testing/event-queries.ts";
import { realAgent } from "../../testing/real-agent.ts";
import { sampleRequest } from "../../testing/sample-request.ts";

const agent = realAgent();

const scripted = (scripts: CustomPart["scripts"]): CustomPart => ({
  ...{ kind: "custom", packages: [], files: [], containerImages: [] },
  scripts,
});

test("scripts run in order as root inside the image, each by its own interpreter; one that fails is named with its last words", async () => {
  const parts = [
    scripted([
      { name: "first", content: '#!/bin/sh\nset -e\nid -u\necho "one" > /root/steps\n' },
      { name: "second.sh", content: "#!/bin/bash\nread -r step < /root/steps\n[[ $step == one ]] && echo $'said by bash'\n" },
      { name: "third", content: "#!/bin/sh\necho 'the licence server is not there' >&2\nexit 7\n" },
      { name: "fourth", content: "#!/bin/sh\necho never\n" },
    ]),
  ];
  const events = await agent.build(sampleRequest({ parts, upgrade: "none" }));
  expect(failureOf(events)).toMatchObject({
    code: "SCRIPT_FAILED",
    blame: "recipe",
    detail: { step: "run-scripts", subject: "third", exitCode: 7, stderrTail: "the licence server is not there\n" },
  });
  const said = eventsOf(events, "log").filter(({ step, stream }) => step === "run-scripts" && stream !== "agent");
  expect(said.map(({ line }) => line)).toEqual(["0", "said by bash", "the licence server is not there"]);
  expect(outcomesOf(events)).toMatchObject({ "run-scripts": "failed" });
  expect(agent.leftovers()).toEqual([]);
});

test("an interpreter that the image does not have is the script's failure", async () => {
  const parts = [scripted([{ name: "convert", content: "#!/usr/bin/ruby\nputs 1\n" }])];
  const events = await agent.build(sampleRequest({ parts, upgrade: "none" }));
  expect(failureOf(events)).toMatchObject({ code: "SCRIPT_FAILED", detail: { subject: "convert" } });
});
