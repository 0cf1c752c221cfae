import type { FieldChange, ResourceChange } from "@greenroom/core/runs";
import { assertNever } from "@greenroom/core/result";
import classes from "./runs.module.css";

/** Field by field what differs. */
export function FieldDiff({ change }: { change: ResourceChange }) {
  if (change.fields.length === 0)
    return (
      <p className={classes.dimmed} style={{ margin: 0, padding: "0 16px 10px 40px" }}>
        {change.drifted
          ? "Its manifest is unchanged; the object in the cluster differs from it and is set back."
          : "No field differs."}
      </p>
    );
  return (
    <div className={classes.fieldsBox}>
      <table className={classes.fields} aria-label={`Fields of ${change.address}`}>
        <tbody>
          {change.fields.map((field) => (
            <tr key={field.path}>
              <th scope="row">{field.path}</th>
              <td>
                <Values field={field} action={change.action} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Values({ field, action }: { field: FieldChange; action: ResourceChange["action"] }) {
  const { before, after, redacted, unknown } = field;
  if (redacted) return <span className={classes.dimmed}>(secret)</span>;
  const next = unknown ? <span className={classes.dimmed}>known after apply</span> : after;
  switch (action) {
    case "create":
      return <span className={classes.after}>{next}</span>;
    case "delete":
      return <span className={classes.before}>{before}</span>;
    case "update":
    case "replace":
      return (
        <>
          <del className={classes.before}>{before ?? "not set"}</del>
          {" → "}
          <ins className={classes.after} style={{ textDecoration: "none" }}>
            {next ?? "not set"}
          </ins>
        </>
      );
    default:
      return assertNever(action);
  }
}
