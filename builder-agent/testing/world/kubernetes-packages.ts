import { join } from "node:path";
import { buildPackage, type DebianPackage, enablingScript } from "./debian-package.ts";
import type { DebianTrees } from "./docker-packages.ts";
import { KUBERNETES_VERSION } from "./kubernetes-from-source.ts";

/** pkgs.k8s.io's style: a build of a version. */
const PACKAGE_VERSION = `${KUBERNETES_VERSION}-1.1`;

const KUBELET_SERVICE = `[Unit]
Description=kubelet: The Kubernetes Node Agent
Documentation=https://kubernetes.io/docs/
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=/usr/bin/kubelet
Restart=always
StartLimitInterval=0
RestartSec=10

[Install]
WantedBy=multi-user.target
`;

/** kubeadm's drop-in, which reads what an administrator sets in /etc/default/kubelet last. */
const KUBEADM_DROP_IN = `[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/default/kubelet
ExecStart=
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
`;

/** Upstream's four packages with their dependencies, but for cri-tools: crictl has no source in Debian. */
export async function buildKubernetesPackages(programs: string, trees: DebianTrees, work: string, into: string): Promise<void> {
  const program = (name: string): DebianPackage["copies"][number] => [join(programs, name), `usr/bin/${name}`];
  const made: readonly Omit<DebianPackage, "version">[] = [
    {
      ...{ name: "kubectl", description: "Kubernetes Command Line Tool", relations: {} },
      copies: [program("kubectl")],
    },
    {
      ...{ name: "kubernetes-cni", description: "Kubernetes CNI", relations: {} },
      copies: [[join(trees["containernetworking-plugins"], "usr/lib/cni"), "opt/cni/bin"]],
    },
    {
      ...{ name: "kubelet", description: "Kubernetes Node Agent" },
      relations: {
        Depends: "iptables (>= 1.4.21), kubernetes-cni, iproute2, socat, util-linux, mount, ebtables, ethtool, conntrack",
      },
      copies: [program("kubelet")],
      texts: { "lib/systemd/system/kubelet.service": KUBELET_SERVICE },
      postinst: enablingScript(["kubelet.service"]),
    },
    {
      ...{ name: "kubeadm", description: "Kubernetes Cluster Bootstrapping Tool" },
      relations: { Depends: "kubelet, kubectl, kubernetes-cni" },
      copies: [program("kubeadm")],
      texts: { "lib/systemd/system/kubelet.service.d/10-kubeadm.conf": KUBEADM_DROP_IN },
    },
  ];
  for (const one of made) await buildPackage({ ...one, version: PACKAGE_VERSION }, join(work, "kubernetes"), into);
}
