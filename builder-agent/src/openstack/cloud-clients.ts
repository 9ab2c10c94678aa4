import { createGlance, type Glance } from "./glance.ts";
import { type CloudSession, createCloudSession, type OpenCloud } from "./keystone.ts";
import { createNeutron, type Neutron } from "./neutron.ts";
import { createNova, type Nova } from "./nova.ts";

/** A cloud's services, for somebody who is signed in. What the cloud does not have fails when it is asked. */
export type CloudClients = {
  readonly session: CloudSession;
  readonly glance: Glance;
  readonly nova: Nova;
  readonly neutron: Neutron;
};

export function createCloudClients(open: OpenCloud, signal: AbortSignal): CloudClients {
  const session = createCloudSession(open, signal);
  return { session, glance: createGlance(session), nova: createNova(session, signal), neutron: createNeutron(session, signal) };
}
