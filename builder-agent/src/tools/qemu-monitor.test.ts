import { expect, test } from "vitest";
import { readForwardedPort } from "./qemu-monitor.ts";

const INFO = `Hub -1 (n0):
  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
  TCP[HOST_FORWARD]  11       127.0.0.1 42815       10.0.2.15    22     0     0
`;

test("the port that qemu took for the guest's ssh is read from its own table", () => {
  expect(readForwardedPort(INFO, 22)).toBe(42_815);
  expect(readForwardedPort(INFO, 80)).toBeNull();
});
