/** One Odoo user for each kind of colleague, with the groups that Odoo itself provides for the work. */
export const CONTRACT_USERS = {
  service: ["sales_team.group_sale_salesman_all_leads"],
  salesperson: ["sales_team.group_sale_salesman"],
  buyer: ["purchase.group_purchase_user"],
  warehouse: ["stock.group_stock_user"],
  accountant: ["account.group_account_invoice"],
  employee: [],
  manager: ["sales_team.group_sale_manager", "stock.group_stock_manager", "purchase.group_purchase_manager", "account.group_account_manager"],
} as const satisfies { readonly [name: string]: readonly string[] };

export type ContractUser = keyof typeof CONTRACT_USERS;
export const USER_NAMES = Object.keys(CONTRACT_USERS) as ContractUser[];
export const loginOf = (user: ContractUser) => `${user}.contract@meridian-industrial.example`;
export const nameOf = (user: ContractUser) => `Contract ${user}`;
