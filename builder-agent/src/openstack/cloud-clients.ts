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
  /** What ends every call. */
  readonly signal: AbortSignal;
};

export function createCloudClients(open: OpenCloud, signal: AbortSignal): CloudClients {
  const session = createCloudSession(open, signal);
  const [glance, nova, neutron] = [createGlance(session), createNova(session, signal), createNeutron(session, signal)];
  return { session, glance, nova, neutron, signal };
}
