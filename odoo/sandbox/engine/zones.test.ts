import { expect, test } from "vitest";
import { createZones } from "./zones.ts";

test.for([
  { zone: "UTC", at: "2026-07-01T12:00:00Z", hours: 0 },
  { zone: "Europe/Brussels", at: "2026-03-29T00:59:59Z", hours: 1 },
  { zone: "Europe/Brussels", at: "2026-03-29T01:00:00Z", hours: 2 },
  { zone: "America/New_York", at: "2026-01-15T12:34:56Z", hours: -5 },
  { zone: "Asia/Kathmandu", at: "2026-01-15T12:34:56Z", hours: 5.75 },
  { zone: "Australia/Lord_Howe", at: "2026-07-01T00:00:00Z", hours: 10.5 },
  { zone: "Nowhere/Atall", at: "2026-07-01T00:00:00Z", hours: 0 },
])("$zone is $hours hours ahead at $at, asked once or again", ({ zone, at, hours }) => {
  const zones = createZones();
  expect(zones.offsetSeconds(zone, new Date(at))).toBe(hours * 3600);
  expect(zones.offsetSeconds(zone, new Date(at))).toBe(hours * 3600);
});
