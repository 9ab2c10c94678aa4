import { AgentError } from "#protocol/agent-error.ts";
import type { JobContext } from "../engine/job-context.ts";
import { defineScope, type Scope } from "../engine/scope.ts";
import { verifiedImage } from "../findings.ts";
import type { GuestHost } from "../host/guest-host.ts";
import { logIn } from "./guest-login.ts";
import { guestUserData, makeGuestKeys } from "./guest-seed.ts";
import { startReachableMachine } from "./machine-doorway.ts";
import { ISLAND, type MachineNetwork, mirrorNetwork } from "./machine-network.ts";
import { MACHINE_COMMANDS } from "./start-machine.ts";
import type { WithWorkspace } from "./workspace.ts";

export type WithGuest = {
  readonly guest: {
    /** Waits until root can log in and cloud-init has come to an end, good or bad. Throws `IMAGE_BOOT_FAILED`. */
    readonly boot: () => Promise<Boot>;
    /** The inside of the machine, after `boot`. A machine that stops answering throws `IMAGE_BOOT_FAILED`. */
    readonly host: () => GuestHost;
    readonly network: MachineNetwork;
    /** The machine's disk is this large: more than the image, so that it has something to grow into. */
    readonly diskSizeBytes: number;
    /** For sockets and files beside the machine. */
    readonly folder: string;
  };
};

export type Boot = {
  readonly kernel: string;
  readonly seconds: number;
  /** Why it was started a second time, as a sentence; null: it was not. */
  readonly stoodStill: string | null;
};

type GuestScope = Scope<JobContext & WithWorkspace, WithGuest>;

/** What a machine's disk has more than its image: 1 GiB. */
const ROOM_BYTES = 1_073_741_824;

/** A machine that can reach the mirrors of the image face and nothing else. */
export const mirrorMachine = guestMachine("first-machine", ({ recipe }) => mirrorNetwork(recipe.mirrors.image));

/** A machine whose network card leads nowhere. */
export const islandMachine = guestMachine("offline-machine", async () => ISLAND);

function guestMachine(name: string, connect: (context: JobContext) => Promise<MachineNetwork>): GuestScope {
  return defineScope({
    id: "virtual-machine",
    commands: [...MACHINE_COMMANDS, "socat"],
    open: async (context: JobContext & WithWorkspace, holder): Promise<WithGuest> => {
      const network = await connect(context);
      const keys = makeGuestKeys();
      const diskSizeBytes = context.recipe.diskSizeBytes + ROOM_BYTES;
      const { machine, doorway } = await startReachableMachine(
        {
          ...{ name, keys, disk: { overlayOf: verifiedImage.get(context.job).path, sizeBytes: diskSizeBytes } },
          ...{ userData: guestUserData(keys, network), network: network.options },
        },
        context,
        holder,
      );
      let session: GuestHost | null = null;
      holder.onClose(async () => session?.close());
      const boot = async () => {
        session = await logIn(doorway, context.signal);
        const { kernel, seconds } = machine.console().reading();
        return { kernel: kernel ?? "unknown", seconds, stoodStill: machine.stoodStill() };
      };
      const host = () => {
        if (session === null) throw new AgentError("AGENT_BUG", "The machine was asked before it had booted.");
        return session;
      };
      return { guest: { boot, host, network, diskSizeBytes, folder: machine.folder } };
    },
  });
}
