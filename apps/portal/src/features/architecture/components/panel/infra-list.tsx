import { type Binding, bindingKey } from "@greenroom/core/architecture";
import { Anchor } from "@mantine/core";
import Link from "next/link";
import classes from "./side-panel.module.css";

/** What a component is in the running platform, and the page that deals with it. */
export function InfraList({ bindings }: { bindings: readonly Binding[] }) {
  return (
    <ul className={classes.edges}>
      {bindings.map((binding) => {
        const { what, label, href } = placeOf(binding);
        return (
          <li key={bindingKey(binding)}>
            {what}
            <span className={classes.note}>
              <span className="gr-mono">{bindingKey(binding)}</span>
              {href !== null && (
                <>
                  {" · "}
                  <Anchor component={Link} href={href} inherit>
                    {label}
                  </Anchor>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function placeOf(binding: Binding): { what: string; label: string; href: string | null } {
  switch (binding.kind) {
    case "workload":
      return {
        what: `Deployment ${binding.name} in the namespace ${binding.namespace}`,
        label: "rollouts",
        href: "/rollouts",
      };
    case "target":
      return { what: `What Prometheus scrapes as ${binding.app}`, label: "metrics", href: "/metrics" };
    case "cluster":
      return { what: "The Kubernetes cluster", label: "rollouts", href: "/rollouts" };
    case "prometheus":
      return { what: "Prometheus", label: "metrics", href: "/metrics" };
    case "state-backend":
      return { what: "Terraform state, served by this portal", label: "runs", href: "/runs" };
    case "database":
      return { what: "The portal's PostgreSQL database", label: "", href: null };
    case "portal":
      return { what: "This portal", label: "", href: null };
    case "worker":
      return { what: "The worker that carries out runs and promotions", label: "runs", href: "/runs" };
    default:
      return binding satisfies never;
  }
}
