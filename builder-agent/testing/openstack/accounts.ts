import type { Cloud } from "#protocol/cloud-target.ts";
import { PASSWORD, type Place, type ServiceName, urlOf } from "./place.ts";

/** What the client is told once, so that services know each other: a project of their own, and a project `demo` with a member. */
export const ACCOUNTS = [
  "project create service",
  "project create demo",
  `user create --project demo --password ${PASSWORD} demo`,
  "role add --project demo --user demo member",
];

/** A service's own user, and its place in the catalogue. `type` is the catalogue's word for what the service is. */
export function registration(service: ServiceName, type: string, url: string): string[] {
  return [
    `user create --project service --password ${PASSWORD} ${service}`,
    `role add --project service --user ${service} admin`,
    `service create --name ${service} ${type}`,
    ...["public", "internal"].map((kind) => `endpoint create --region RegionOne ${type} ${kind} ${url}`),
  ];
}

/** The cloud as somebody sees it who signs in under this name, to a project of the same name. */
export function cloudOf(place: Place, name: "admin" | "demo"): Cloud {
  return {
    authUrl: `${urlOf(place, "keystone")}/v3`,
    signIn: { kind: "password", userName: name, userDomain: "Default", projectName: name, projectDomain: "Default" },
    ...{ region: "RegionOne", interface: "public", caCertificate: null },
  };
}
