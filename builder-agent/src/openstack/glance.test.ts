import { expect, test } from "vitest";
import { openFakeServices } from "../../testing/openstack/fake-services.ts";
import { createCloudClients } from "./cloud-clients.ts";

test("an image whose making was answered by a 503 is found again, and not made twice", async () => {
  const images = new Map<string, object>();
  let failures = 1;
  const services = await openFakeServices(({ method, path, body }) => {
    if (method === "GET") return { status: 200, body: images.get(path.split("/").at(-1) ?? "") };
    const image = { ...Object(body), status: "queued", size: null, created_at: "2026-11-23T00:00:00Z" };
    if (images.has(image.id)) return { status: 409, body: {} };
    images.set(image.id, image);
    failures -= 1;
    return failures >= 0 ? { status: 503, body: {}, headers: { "retry-after": "0" } } : { status: 201, body: image };
  });
  const { glance } = createCloudClients(services.open, new AbortController().signal);
  const made = await glance.create({ name: "One", minDiskGib: 1, minRamMib: 1, properties: { mib_job: "job" } });

  expect(images.size).toBe(1);
  expect(made).toMatchObject({ status: "queued", mib_job: "job" });
  const calls = ["POST /image/v2/images", "POST /image/v2/images", `GET /image/v2/images/${made.id}`];
  expect(services.calls).toEqual(calls);
  services.close();
});
