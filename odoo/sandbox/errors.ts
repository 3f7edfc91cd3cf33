/** What Odoo would have answered: an HTTP status, the Python exception's name and its message. */
export class OdooError extends Error {
  readonly status: number;
  readonly odooName: string;

  constructor(status: number, odooName: string, message: string) {
    super(message);
    this.name = "OdooError";
    this.status = status;
    this.odooName = odooName;
  }
}

export const userError = (message: string) => new OdooError(422, "odoo.exceptions.UserError", message);
export const validationError = (message: string) => new OdooError(422, "odoo.exceptions.ValidationError", message);
export const accessError = (message: string) => new OdooError(403, "odoo.exceptions.AccessError", message);
export const missingError = (message: string) => new OdooError(404, "odoo.exceptions.MissingError", message);
export const redirectWarning = (message: string) => new OdooError(500, "odoo.exceptions.RedirectWarning", message);
export const notFound = (message: string) => new OdooError(404, "werkzeug.exceptions.NotFound", message);
export const unprocessable = (message: string) => new OdooError(422, "werkzeug.exceptions.UnprocessableEntity", message);
export const badRequest = (message: string) => new OdooError(400, "werkzeug.exceptions.BadRequest", message);
export const unauthorized = (message: string) => new OdooError(401, "werkzeug.exceptions.Unauthorized", message);
export const valueError = (message: string) => new OdooError(500, "builtins.ValueError", message);
export const typeError = (message: string) => new OdooError(500, "builtins.TypeError", message);
export const keyError = (message: string) => new OdooError(500, "builtins.KeyError", message);
