/** A program of the sandbox, built from the pinned Go module in packages/sandbox/tools/<module>. */
export interface Tool {
  readonly name: string;
  /** Name and version for people. */
  readonly label: string;
  readonly version: string;
  /** Directory below packages/sandbox/tools that holds go.mod and go.sum. */
  readonly module: string;
  /** Import path of the main package; "." is the module's own. */
  readonly goPackage: string;
  readonly buildTags: readonly string[];
  readonly linkerFlags: readonly string[];
  /** Path of the binary inside the tool's directory. */
  readonly binary: string;
  /** Further names of the binary, which acts by the name it is called by; each becomes a symbolic link. */
  readonly applets: readonly string[];
  /** Measured on two cores with empty caches, in the order of the table; the weight for progress. */
  readonly coldBuildSeconds: number;
}

const strip = ["-s", "-w"] as const;
const kubernetesVersion = "1.37.2";
const prometheusVersion = "3.16.0";
// The newest whose Go module holds its web pages: later ones need npm to build them.
const alertmanagerVersion = "0.31.1";
const nodeExporterVersion = "1.12.1";
const providerVersion = "1.19.0";
const prometheusBuild = {
  version: prometheusVersion,
  module: "prometheus",
  buildTags: ["remove_all_sd", "enable_kubernetes_sd", "slicelabels"],
  linkerFlags: [...strip, `-X github.com/prometheus/common/version.Version=${prometheusVersion}`],
} as const;
const goPlatform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

/** In the order they are built: the cluster can start on the first three, runs need the next two. */
export const toolTable = [
  {
    name: "pause",
    label: "pause 1.0.0",
    version: "1.0.0",
    module: "pause",
    goPackage: ".",
    buildTags: [],
    linkerFlags: strip,
    binary: "pause",
    applets: [],
    coldBuildSeconds: 10,
  },
  {
    name: "kubernetes",
    label: `Kubernetes ${kubernetesVersion}`,
    version: kubernetesVersion,
    module: "kubernetes",
    goPackage: ".",
    buildTags: [],
    linkerFlags: [
      ...strip,
      ...Object.entries({
        gitVersion: `v${kubernetesVersion}`,
        gitMajor: "1",
        gitMinor: "37",
        gitTreeState: "archive",
        buildDate: "1970-01-01T00:00:00Z",
      }).map(([variable, value]) => `-X k8s.io/component-base/version.${variable}=${value}`),
    ],
    binary: "kubernetes",
    applets: [
      "etcd",
      "kube-apiserver",
      "kube-controller-manager",
      "kube-scheduler",
      "kubelet",
      "kube-proxy",
      "kubectl",
    ],
    coldBuildSeconds: 510,
  },
  {
    name: "coredns",
    label: "CoreDNS 1.15.0",
    version: "1.15.0",
    module: "coredns",
    goPackage: ".",
    buildTags: [],
    linkerFlags: strip,
    binary: "coredns",
    applets: [],
    coldBuildSeconds: 64,
  },
  {
    name: "tofu",
    label: "OpenTofu 1.12.6",
    version: "1.12.6",
    module: "opentofu",
    goPackage: "github.com/opentofu/opentofu/cmd/tofu",
    buildTags: [],
    linkerFlags: [...strip, "-X github.com/opentofu/opentofu/version.dev=no"],
    binary: "tofu",
    applets: [],
    coldBuildSeconds: 208,
  },
  {
    name: "terraform-provider-kubectl",
    label: `OpenTofu's kubectl provider ${providerVersion}`,
    version: providerVersion,
    module: "terraform-provider-kubectl",
    goPackage: "github.com/gavinbunney/terraform-provider-kubectl",
    buildTags: [],
    linkerFlags: strip,
    // The layout of a provider mirror: the tool's directory is one, without a copy.
    binary: `registry.opentofu.org/gavinbunney/kubectl/${providerVersion}/${goPlatform}/terraform-provider-kubectl_v${providerVersion}`,
    applets: [],
    coldBuildSeconds: 90,
  },
  {
    name: "prometheus",
    label: `Prometheus ${prometheusVersion}`,
    ...prometheusBuild,
    goPackage: "github.com/prometheus/prometheus/cmd/prometheus",
    binary: "prometheus",
    applets: [],
    coldBuildSeconds: 152,
  },
  {
    name: "alertmanager",
    label: `Alertmanager ${alertmanagerVersion}`,
    version: alertmanagerVersion,
    module: "alertmanager",
    goPackage: "github.com/prometheus/alertmanager/cmd/alertmanager",
    buildTags: [],
    linkerFlags: [...strip, `-X github.com/prometheus/common/version.Version=${alertmanagerVersion}`],
    binary: "alertmanager",
    applets: [],
    coldBuildSeconds: 60,
  },
  {
    name: "node-exporter",
    label: `node-exporter ${nodeExporterVersion}`,
    version: nodeExporterVersion,
    module: "node-exporter",
    goPackage: "github.com/prometheus/node_exporter",
    buildTags: [],
    linkerFlags: [...strip, `-X github.com/prometheus/common/version.Version=${nodeExporterVersion}`],
    binary: "node-exporter",
    applets: [],
    coldBuildSeconds: 25,
  },
  {
    name: "metrics-server",
    label: "metrics-server 0.9.0",
    version: "0.9.0",
    module: "metrics-server",
    goPackage: "sigs.k8s.io/metrics-server/cmd/metrics-server",
    buildTags: [],
    linkerFlags: strip,
    binary: "metrics-server",
    applets: [],
    coldBuildSeconds: 145,
  },
  {
    name: "tflint",
    label: "tflint 0.64.0",
    version: "0.64.0",
    module: "tflint",
    goPackage: "github.com/terraform-linters/tflint",
    buildTags: [],
    linkerFlags: strip,
    binary: "tflint",
    applets: [],
    coldBuildSeconds: 76,
  },
  {
    name: "staticcheck",
    label: "staticcheck 0.8.2",
    version: "0.8.2",
    module: "staticcheck",
    goPackage: "honnef.co/go/tools/cmd/staticcheck",
    buildTags: [],
    linkerFlags: [],
    binary: "staticcheck",
    applets: [],
    coldBuildSeconds: 17,
  },
  {
    name: "promtool",
    label: `promtool ${prometheusVersion}`,
    ...prometheusBuild,
    goPackage: "github.com/prometheus/prometheus/cmd/promtool",
    binary: "promtool",
    applets: [],
    coldBuildSeconds: 10,
  },
  {
    name: "conftest",
    label: "conftest 0.71.1",
    version: "0.71.1",
    module: "conftest",
    goPackage: "github.com/open-policy-agent/conftest",
    buildTags: [],
    linkerFlags: [...strip, "-X github.com/open-policy-agent/conftest/internal/version.Version=0.71.1"],
    binary: "conftest",
    applets: [],
    coldBuildSeconds: 138,
  },
  {
    name: "terraform-docs",
    label: "terraform-docs 0.24.0",
    version: "0.24.0",
    module: "terraform-docs",
    goPackage: "github.com/terraform-docs/terraform-docs",
    buildTags: [],
    linkerFlags: strip,
    binary: "terraform-docs",
    applets: [],
    coldBuildSeconds: 20,
  },
  {
    name: "tofu-oldest",
    label: "OpenTofu 1.9.4",
    version: "1.9.4",
    module: "opentofu-1.9",
    goPackage: "github.com/opentofu/opentofu/cmd/tofu",
    buildTags: [],
    linkerFlags: [...strip, "-X github.com/opentofu/opentofu/version.dev=no"],
    binary: "tofu",
    applets: [],
    coldBuildSeconds: 173,
  },
] as const satisfies readonly Tool[];

export type ToolName = (typeof toolTable)[number]["name"];

/** A tool that stands in the cache, ready to run. */
export interface PreparedTool {
  readonly name: ToolName;
  readonly version: string;
  /** Names the exact content: sources, flags and Go version. */
  readonly key: string;
  /** Absolute; holds the binary and, for kubernetes, one link per applet (`<directory>/kube-apiserver`). */
  readonly directory: string;
  /** Absolute path of the binary. */
  readonly binary: string;
}
