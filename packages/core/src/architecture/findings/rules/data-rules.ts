import type { Component } from "../../component.ts";
import { findZone, teamName } from "../../model.ts";
import { type ComponentKind, confinedDataClasses, type DataClass } from "../../model-words.ts";
import { modelCalls } from "../../model-calls.ts";
import type { ArchitectureRule } from "../architecture-rule.ts";
import type { RuleHit } from "../finding.ts";

const stores: readonly ComponentKind[] = ["datastore", "cache"];
const keepers: readonly ComponentKind[] = [...stores, "stream"];
const erasable: readonly DataClass[] = ["personal", "sensitive"];

export const sharedStoreRule: ArchitectureRule = {
  id: "shared-store",
  title: "Teams share a store",
  severity: "medium",
  explanation:
    "Its schema is then an interface that nobody versions, and one team's query is another's outage. Let one service own it and offer an API or events.",
  check: (model) =>
    model.components
      .filter(({ kind }) => stores.includes(kind))
      .flatMap((store): readonly RuleHit[] => {
        const users = new Map<string, Component[]>();
        for (const component of model.components) {
          const { owner, dependsOn } = component;
          if (owner !== undefined && dependsOn.some(({ to }) => to === store.id))
            users.set(owner, [...(users.get(owner) ?? []), component]);
        }
        if (users.size < 2) return [];
        const names = [...users].map(
          ([owner, components]) =>
            `${teamName(model, owner)} (${components.map(({ name }) => name).join(", ")})`,
        );
        return [
          {
            subject: { kind: "component", id: store.id },
            components: [store.id, ...[...users.values()].flat().map(({ id }) => id)],
            message: `${users.size} teams use ${store.name}: ${names.join(", ")}.`,
          },
        ];
      }),
};

export const personalWithoutErasureRule: ArchitectureRule = {
  id: "personal-without-erasure",
  title: "Personal data that nothing erases",
  severity: "high",
  explanation:
    "A member may ask to be forgotten, and what is stored without a way out stays. Say how it is erased: a delete by member, a key that is destroyed, or a time after which it is gone.",
  check: (model) =>
    model.components
      .filter(({ kind, erasure }) => keepers.includes(kind) && erasure === undefined)
      .flatMap(({ id, name, kind, data }): readonly RuleHit[] => {
        const classes = data.filter((held) => erasable.includes(held));
        if (classes.length === 0) return [];
        return [
          {
            subject: { kind: "component", id },
            components: [id],
            message: `${name} is a ${kind} with ${classes.join(" and ")} data and names no erasure.`,
          },
        ];
      }),
};

export const cardDataOutsideZoneRule: ArchitectureRule = {
  id: "card-data-outside-zone",
  title: "Card data outside its zone",
  severity: "critical",
  explanation:
    "Whatever holds it, and all that reaches that, is in scope of the card audit. Keep a token instead, or move the component into the zone that may hold it.",
  check: (model) =>
    model.components.flatMap(({ id, name, zone, data }) => {
      const allowed = findZone(model, zone)?.mayHold ?? [];
      const strays = confinedDataClasses.filter((held) => data.includes(held) && !allowed.includes(held));
      return strays.map((held): RuleHit => {
        const homes = model.zones.filter(({ mayHold }) => mayHold?.includes(held)).map((home) => home.name);
        return {
          subject: { kind: "component", id },
          components: [id],
          message: `${name} holds ${held} data in the zone ${findZone(model, zone)?.name ?? zone}; it may be held in ${homes.join(", ") || "no zone"}.`,
        };
      });
    }),
};

export const unauthenticatedCrossingRule: ArchitectureRule = {
  id: "unauthenticated-crossing",
  title: "A boundary of trust is crossed without authentication",
  severity: "medium",
  explanation:
    "Beyond the boundary nobody knows who calls, so everything that reaches it is believed. Name how the caller proves itself, or build that first.",
  check: (model) =>
    modelCalls(model).flatMap(({ caller, callee, dependency }): readonly RuleHit[] => {
      const from = findZone(model, caller.zone)?.trust;
      const to = findZone(model, callee.zone)?.trust;
      if (from === to || dependency.authentication !== undefined || callee.kind === "person") return [];
      // What everybody may read has nobody to ask for.
      if (callee.data.length > 0 && callee.data.every((name) => name === "public")) return [];
      return [
        {
          subject: { kind: "component", id: caller.id, to: callee.id },
          components: [caller.id, callee.id],
          message: `${caller.name} (${from}) calls ${callee.name} (${to}) by ${dependency.protocol}; nothing says how it proves who it is.`,
        },
      ];
    }),
};
