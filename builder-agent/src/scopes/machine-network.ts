import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { MirrorFace } from "#protocol/recipe.ts";

/** The one way out of a machine: to the mirrors of the image face. */
export type MachineNetwork = {
  /** Options of qemu's user network. */
  readonly options: readonly string[];
  /** Lines of hosts(5) for the machine. */
  readonly hosts: readonly { readonly name: string; readonly address: string }[];
  /** Null: the machine can reach this address of the web. Else why it cannot, as a sentence. */
  readonly objectionTo: (url: string) => string | null;
};

/** In qemu's user network (10.0.2.0/24) 2 is the builder, 3 its name server, 15 the guest: mirrors get the addresses from here on. */
const FIRST_MIRROR = 100;
const MOST_MIRRORS = 100;

/** A machine's network that leads nowhere at all. */
export const ISLAND: MachineNetwork = { options: [], hosts: [], objectionTo: () => "this machine's network card leads nowhere" };

/**
 * Forwards each mirror of a face into the machine, by name: qemu starts a socat for every connection. Names are looked up here,
 * as the builder sees them, so that the machine itself needs no name server. No word of a person gets into the command: only the
 * address that was found and a number.
 */
export async function mirrorNetwork(face: MirrorFace | null): Promise<MachineNetwork> {
  const wanted = endpointsOf(face);
  const names = [...new Set(wanted.map(({ name }) => name))].filter((name) => isIP(name) === 0).slice(0, MOST_MIRRORS);
  const found = new Map<string, { readonly inside: string; readonly outside: string }>();
  for (const [index, name] of names.entries()) {
    const outside = await lookUp(name);
    if (outside !== null) found.set(name, { inside: `10.0.2.${FIRST_MIRROR + index}`, outside });
  }
  const options = wanted.flatMap(({ name, port }) => {
    const addresses = found.get(name);
    return addresses === undefined
      ? []
      : [`guestfwd=tcp:${addresses.inside}:${port}-cmd:socat STDIO ${target(addresses.outside, port)}`];
  });
  return {
    options,
    hosts: [...found].map(([name, { inside }]) => ({ name, address: inside })),
    objectionTo: (url) => {
      const { name, port } = endpoint(url);
      if (!wanted.some((other) => other.name === name && other.port === port))
        return `${name}:${port} is no mirror of the profile's image face, and the machine has no other way out`;
      if (isIP(name) !== 0) return `${name} is a bare address: only mirrors with a name can be led into the machine`;
      return found.has(name) ? null : `the builder finds no address for ${name}`;
    },
  };
}

type Endpoint = { readonly name: string; readonly port: number };

function endpointsOf(face: MirrorFace | null): Endpoint[] {
  if (face === null) return [];
  const urls = [face.aptArchive, face.aptSecurity, face.dockerApt, face.kubernetesApt, face.dockerHub].filter(
    (url) => url !== null,
  );
  const all = [...urls, ...face.registries.flatMap(({ mirrors }) => mirrors)].map(endpoint);
  return all.filter((one, index) => all.findIndex(({ name, port }) => name === one.name && port === one.port) === index);
}

function endpoint(url: string): Endpoint {
  const { hostname, port, protocol } = new URL(url);
  return { name: hostname.replace(/^\[|\]$/g, ""), port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port) };
}

async function lookUp(name: string): Promise<string | null> {
  try {
    return (await lookup(name)).address;
  } catch {
    return null;
  }
}

/** An address as socat(1) takes it. */
function target(address: string, port: number): string {
  return isIP(address) === 6 ? `TCP6:[${address}]:${port}` : `TCP4:${address}:${port}`;
}
