/** Invented business names are a root and a trade; no root or pairing is meant to be a real firm. */
export const ROOTS: readonly string[] =
  "Alderbrook Ashgrove Bellwether Birchmont Blackpine Bramley Brightwater Calloway Cedarline Clearfork Coldstream Copperhill Cranmoor Dunmore Eastgate Elkhorn Emberton Fairhaven Fernwood Foxhollow Glenbrook Granville Greystone Halstead Harborline Hawksmoor Hazelton Highmark Hollowell Ironbridge Juniper Keystone Lakemoor Larkfield Linden Longmeadow Maplecrest Marlow Millbrook Northfield Oakhurst Orchard Overton Pemberly Pinecrest Prairie Quarry Ravenswood Redwater Ridgeway Riverbend Rockford Saltmarsh Sandstone Silverton Southwick Stonehaven Summerhill Tamarack Thornbury Timberlake Underwood Valleyview Wakefield Waverly Westbrook Whitfield Willowdale Windermere Wolfden Yellowpine Zephyr".split(
    " ",
  );

export const CUSTOMER_TRADES: readonly string[] = [
  "Machine Works",
  "Plumbing & Heating",
  "Electric",
  "Foods",
  "Fabrication",
  "Mechanical",
  "Water Systems",
  "Automation",
  "Millwork",
  "Brewing",
  "Controls",
  "Manufacturing",
  "Logistics",
  "Builders",
  "Refrigeration",
  "Aggregates",
];

export const SUPPLIER_TRADES: readonly string[] = [
  "Valve Company",
  "Fittings",
  "Tube & Pipe",
  "Fasteners Group",
  "Bearings",
  "Cable Works",
  "Switchgear",
  "Motors",
  "Lubricants",
  "Corrugated",
  "Polymers",
  "Adhesives",
];

export const GIVEN_NAMES: readonly string[] =
  "Aaron Alice Amara Anton Beatriz Ben Carla Cedric Chloe Claire Dana Derek Elena Ellis Erik Fatima Felix Gina Grace Hugo Imani Ingrid Ivan Jade Jonas Julia Karim Kate Lara Leon Lucia Marcus Marta Milan Nadia Nora Oscar Paula Priya Quinn Rafael Rosa Samir Selma Silas Sofia Theo Uma Victor Wendy Yusuf Zoe".split(
    " ",
  );

export const FAMILY_NAMES: readonly string[] =
  "Abbott Alvarez Baker Bauer Bennett Castillo Chen Cole Dalton Delgado Eriksen Fischer Flores Gallagher Garner Hale Hansen Hayes Ibrahim Jensen Kaur Keller Kowalski Lang Larsen Lowe Mercer Moreau Nakamura Novak Ortega Osborne Park Patel Quintero Reyes Rossi Sandoval Schmidt Shah Silva Sutton Tanaka Tran Vargas Vogel Walsh Weber Whitaker Yates Young Zimmer".split(
    " ",
  );

export const STREETS: readonly string[] = [
  "Canal Street",
  "Commerce Drive",
  "Depot Road",
  "Enterprise Parkway",
  "Factory Lane",
  "Harbor Avenue",
  "Industrial Boulevard",
  "Mill Street",
  "Railroad Avenue",
  "River Road",
  "Station Street",
  "Warehouse Row",
];

/** Town, ZIP code and telephone area. */
export const TOWNS: readonly (readonly [city: string, zip: string, area: string])[] = [
  ["Akron", "44308", "330"],
  ["Albany", "12207", "518"],
  ["Asheville", "28801", "828"],
  ["Birmingham", "35203", "205"],
  ["Boise", "83702", "208"],
  ["Buffalo", "14203", "716"],
  ["Charlotte", "28202", "704"],
  ["Chattanooga", "37402", "423"],
  ["Cincinnati", "45202", "513"],
  ["Cleveland", "44113", "216"],
  ["Dayton", "45402", "937"],
  ["Des Moines", "50309", "515"],
  ["Duluth", "55802", "218"],
  ["Erie", "16501", "814"],
  ["Fort Wayne", "46802", "260"],
  ["Fresno", "93721", "559"],
  ["Grand Rapids", "49503", "616"],
  ["Greenville", "29601", "864"],
  ["Knoxville", "37902", "865"],
  ["Lexington", "40507", "859"],
  ["Louisville", "40202", "502"],
  ["Macon", "31201", "478"],
  ["Mobile", "36602", "251"],
  ["Nashville", "37203", "615"],
  ["Omaha", "68102", "402"],
  ["Peoria", "61602", "309"],
  ["Pittsburgh", "15222", "412"],
  ["Reno", "89501", "775"],
  ["Richmond", "23219", "804"],
  ["Rochester", "14604", "585"],
  ["Sacramento", "95814", "916"],
  ["Savannah", "31401", "912"],
  ["Scranton", "18503", "570"],
  ["Spokane", "99201", "509"],
  ["Toledo", "43604", "419"],
  ["Tulsa", "74103", "918"],
];
