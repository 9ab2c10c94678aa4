/** The services of a cloud, by the name of the program that Debian packages. */
export type ServiceName = "keystone" | "glance" | "placement" | "nova" | "neutron";

/** Where the services of a cloud live. */
export type Place = {
  /** Everything that they write is below it. */
  readonly folder: string;
  /** The address on which they listen, and on which this machine reaches them. */
  readonly address: string;
  readonly ports: Readonly<Record<ServiceName, number>>;
  /** The command line that starts a command where the services live: in this machine's network, or in one of their own. */
  readonly enter: (argv: readonly string[]) => readonly string[];
};

/** A service's address without a path. */
export function urlOf({ address, ports }: Place, service: ServiceName): string {
  return `http://${address}:${ports[service]}`;
}

export const PASSWORD = "secret";

/** oslo.config's file: settings by section, in the order given. */
export type Settings = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

export function formatSettings(settings: Settings): string {
  const sections = Object.entries(settings).map(([section, values]) => {
    const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
    return [`[${section}]`, ...lines, ""].join("\n");
  });
  return sections.join("\n");
}

/** How a service signs in to the others (keystoneauth's options); each is a user of its own name in the project `service`. */
export function signInSettings(place: Place, user: ServiceName) {
  return {
    ...{ auth_type: "password", auth_url: urlOf(place, "keystone"), region_name: "RegionOne" },
    ...{ project_domain_name: "Default", user_domain_name: "Default" },
    ...{ project_name: "service", username: user, password: PASSWORD },
  };
}

/** keystonemiddleware's section: how a service asks who is calling. */
export function callerSettings(place: Place, user: ServiceName): Settings {
  return { keystone_authtoken: { www_authenticate_uri: urlOf(place, "keystone"), ...signInSettings(place, user) } };
}
