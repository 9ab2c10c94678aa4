import { once } from "node:events";
import { connect } from "node:net";

/** Whether a dispatcher serves: it listens on the folder's socket for as long as it lives. */
export async function isDispatcherRunning(dispatcherSocket: string): Promise<boolean> {
  const socket = connect(dispatcherSocket);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
