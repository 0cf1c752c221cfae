/** NodePorts of the sandbox's manifests: the variable that chooses each one's port on the host, and what answers. */
export const nodePorts = {
  30080: { variable: "GREENROOM_DEV_PORT", service: "go-demo", place: "dev" },
  30081: { variable: "GREENROOM_STAGE_PORT", service: "go-demo", place: "stage" },
  30082: { variable: "GREENROOM_PROD_PORT", service: "go-demo", place: "prod" },
  30090: { variable: "GREENROOM_PROMETHEUS_PORT", service: "Prometheus", place: "monitoring" },
  30093: { variable: "GREENROOM_ALERTMANAGER_PORT", service: "Alertmanager", place: "monitoring" },
} as const;

/** The NodePorts of a service, one for each environment. */
export function portsOf(service: string): readonly string[] {
  return Object.entries(nodePorts)
    .filter(([, port]) => port.service === service)
    .map(([nodePort]) => nodePort);
}

/** @param ports NodePort → port on 127.0.0.1
 * @returns undefined where it has none */
export function prometheusUrl(ports: Readonly<Record<string, number>>): string | undefined {
  const [port] = portsOf("Prometheus").flatMap((nodePort) => ports[nodePort] ?? []);
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}

/** A line for each service with its address in each place.
 * @param ports NodePort → port on 127.0.0.1 */
export function addressLines(ports: Readonly<Record<string, number>>): readonly string[] {
  const places = new Map<string, string[]>();
  for (const [nodePort, { service, place }] of Object.entries(nodePorts)) {
    const port = ports[nodePort];
    if (port === undefined) continue;
    places.set(service, [...(places.get(service) ?? []), `${place} http://127.0.0.1:${port}`]);
  }
  return [...places].map(([service, addresses]) => `${service.padEnd(13)} ${addresses.join("  ")}`);
}
