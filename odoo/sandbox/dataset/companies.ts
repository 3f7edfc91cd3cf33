import type { Carrier, Company, Salesperson, Warehouse } from "./dataset.ts";

/** The industrial distributor, and the packaging distributor that it owns. */
export const COMPANIES = [
  {
    xid: "company_industrial",
    name: "Meridian Industrial Supply",
    street: "4100 Foundry Way",
    city: "Columbus",
    zip: "43204",
    email: "office@meridian-industrial.example",
    phone: "+1 614-555-0100",
    vat: "31-4410027",
  },
  {
    xid: "company_packaging",
    name: "Meridian Packaging",
    street: "875 Peachtree Industrial Court",
    city: "Atlanta",
    zip: "30318",
    email: "office@meridian-packaging.example",
    phone: "+1 404-555-0100",
    vat: "58-2207731",
  },
] as const satisfies readonly Company[];

export const [INDUSTRIAL, PACKAGING] = COMPANIES;

export const WAREHOUSES = [
  { xid: "warehouse_columbus", company: INDUSTRIAL.xid, code: "COL", name: "Columbus" },
  { xid: "warehouse_reno", company: INDUSTRIAL.xid, code: "RNO", name: "Reno" },
  { xid: "warehouse_atlanta", company: PACKAGING.xid, code: "ATL", name: "Atlanta East" },
] as const satisfies readonly Warehouse[];

export const [COLUMBUS, RENO, ATLANTA] = WAREHOUSES;

export const SALESPEOPLE: readonly Salesperson[] = [
  { xid: "user_lindqvist", name: "Maya Lindqvist", login: "maya.lindqvist@meridian-industrial.example" },
  { xid: "user_okafor", name: "Daniel Okafor", login: "daniel.okafor@meridian-industrial.example" },
  { xid: "user_brandt", name: "Helen Brandt", login: "helen.brandt@meridian-industrial.example" },
  { xid: "user_ruiz", name: "Tomas Ruiz", login: "tomas.ruiz@meridian-packaging.example" },
];

export const CARRIERS: readonly Carrier[] = [
  { xid: "carrier_ridgeline", name: "Ridgeline Freight", price: 185, tracking: "RF" },
  { xid: "carrier_bluebird", name: "Bluebird Parcel", price: 18.5, tracking: "BB" },
  { xid: "carrier_swiftwing", name: "Swiftwing Express", price: 42, tracking: "SW" },
  { xid: "carrier_own_truck", name: "Own Truck", price: 60, tracking: "OT" },
];
