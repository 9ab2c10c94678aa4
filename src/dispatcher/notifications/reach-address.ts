import { lookup } from "node:dns/promises";
import { BlockList } from "node:net";

/**
 * Where clouds answer with a machine's own credentials: link-local addresses (RFC 3927, RFC 4291 2.5.6), and those that AWS has for IPv6
 * and Alibaba instead. Whoever may write a webhook's address must not read them through this machine.
 */
const METADATA = new BlockList();
METADATA.addSubnet("169.254.0.0", 16, "ipv4");
METADATA.addSubnet("fe80::", 10, "ipv6");
METADATA.addAddress("fd00:ec2::254", "ipv6");
METADATA.addAddress("100.100.100.200", "ipv4");

export class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
}

/**
 * The one address to connect to. It is looked up once and then used, so that a name cannot mean another machine a moment later.
 * Throws `RefusedAddress` where any address of the name is one of metadata.
 */
export async function reachAddress(name: string): Promise<{ readonly address: string; readonly family: 4 | 6 }> {
  const found = await lookup(name.replace(/^\[|\]$/g, ""), { all: true });
  for (const { address, family } of found)
    if (METADATA.check(address, family === 6 ? "ipv6" : "ipv4"))
      throw new RefusedAddress(`${name} is ${address}, where clouds keep credentials. Nothing is sent there.`);
  const [first] = found;
  if (first === undefined) throw new RefusedAddress(`${name} has no address.`);
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}
