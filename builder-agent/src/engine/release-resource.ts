import { rm } from "node:fs/promises";
import type { Host } from "../host/host.ts";
import { waitUntil } from "../wait-until.ts";
import type { Resource, ResourceKind } from "./resource.ts";

type Releases = { readonly [Kind in ResourceKind]: (resource: Extract<Resource, { kind: Kind }>, host: Host) => Promise<void> };

/** How each kind is let go. All of them succeed where the resource was never taken or is gone already. */
const RELEASES: Releases = {
  directory: ({ path }) => rm(path, { recursive: true, force: true }),
  process: ({ token }, host) => host.endProcesses({ token }),
  mount: ({ target }, host) => host.unmount(target),
  "loop-device": releaseLoopDevice,
};

/** The same way for the scope that closes and for `gc` after a kill. */
export function releaseResource(resource: Resource, host: Host): Promise<void> {
  switch (resource.kind) {
    case "directory":
      return RELEASES.directory(resource, host);
    case "process":
      return RELEASES.process(resource, host);
    case "mount":
      return RELEASES.mount(resource, host);
    case "loop-device":
      return RELEASES["loop-device"](resource, host);
  }
}

async function releaseLoopDevice({ fileName }: { fileName: string }, host: Host): Promise<void> {
  for (const device of await loopDevicesOver(fileName, host)) {
    // The kernel here parses no partition tables: what partx added has to be removed by partx, or the detach stays busy.
    await host.run(["partx", "-d", device], { okExitCodes: [0, 1], isQuiet: true });
    await host.run(["losetup", "-d", device]);
  }
  // A device that is still open detaches itself at its last close: that must be before anything below it goes.
  await waitUntil(async () => (await loopDevicesOver(fileName, host)).length === 0, {
    deadlineMs: 10_000,
    what: `the loop device over ${fileName} to detach`,
  });
}

/** Loop devices by the name of their file; losetup(8) appends " (deleted)" to the name of a file that is gone. */
async function loopDevicesOver(fileName: string, host: Host): Promise<string[]> {
  const { stdout } = await host.run(["losetup", "--list", "--noheadings", "--raw", "--output", "NAME,BACK-FILE"], {
    isQuiet: true,
  });
  return stdout
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([, file]) => file?.split("/").at(-1)?.replace("\\x20(deleted)", "") === fileName)
    .flatMap(([device]) => (device === undefined ? [] : [device]));
}
