/** Questions in the words of people at work, by the use case that they ask for; none is an example of the policy. */
export const IN_SCOPE_READS: { readonly [useCase: string]: string } = {
  order_status: `
    customer wants to know where S10005 is
    any idea when S10017 gets there?
    S10023 still hasn't turned up, what's the story
    Did we dispatch S10008 already?
    Has the truck for WH/OUT/00021 been loaded?
    is S10040 going out this week
    give me the shipping status of order 10011
    who carries S10029 and what is the tracking code
    what's the hold-up with S10014
    expected arrival of order S10033?
    Could you check whether S10002 has been handed to the carrier?
    which items on S10018 are still to come
    how long until S10025 reaches the customer
    I have Trident on the line, where is their order S10009
    was S10037 delivered in full
    S10044: shipped or not?
    do you know if order 10006 is packed yet
    what did Emberton order on S10051`,
  find_orders: `
    show me everything Trident has ordered since January
    pull up the sales orders of Acme Fasteners Ohio
    which quotes are still waiting for an answer
    orders from last week please
    any open sales orders with BRK-0120 in them?
    list what Ridgeway Foods bought this quarter
    how many orders did we get yesterday
    which customer orders are not delivered yet
    all quotations for Deco Addict
    orders placed by Harborline since the first of the month
    What has Larkfield Brewing ordered from us recently?
    find me the sales orders that contain Large Desk
    cancelled sales orders of this year
    who ordered VLV-0100 lately
    give me a list of late sales orders`,
  late_deliveries: `
    what should have shipped already and hasn't
    which shipments are running behind
    late deliveries for Trident
    anything overdue in the Dallas warehouse?
    who is still waiting for goods from us
    show me every delayed outgoing shipment
    are any deliveries past their date
    how many shipments are late right now
    which deliveries slipped
    give me the backlog of late shipments
    deliveries that missed their planned day
    what is late for Acme Fasteners Texas
    do we have delayed deliveries today`,
  stock_availability: `
    how much BRK-0120 is left
    can I promise 40 VLV-0100 to a customer today
    is there any FURN_7777 on the shelf
    what's the on-hand quantity of GSK-0040
    do we have enough Large Desks
    when will BRK-0120 be back in stock
    availability of Corner Desk in Dallas
    is E-COM11 sold out?
    how many units of VLV-0125 can we still sell
    free stock of FURN_8888 please
    got any Office Chairs left?
    check inventory for GSK-0040
    what quantity of VLV-0100 is incoming
    stock level BRK-0120`,
  product_price_and_cost: `
    how much is a BRK-0120
    what do we charge for VLV-0100
    what does GSK-0040 cost us to buy
    selling price of the Office Chair
    what's our margin on FURN_8888
    price for E-COM11?
    search the catalogue for gaskets
    which desks are in our range
    list price and cost for VLV-0125
    how expensive is the Corner Desk
    do we sell hydraulic hoses
    show products whose name contains bracket
    unit price of FURN_7777`,
  customer_overview: `
    brief me on Trident
    what should I know about Acme Fasteners Ohio before the meeting
    how is our business with Ridgeway Foods going
    quick summary of the customer Deco Addict
    how much did Harborline spend with us over the last twelve months
    show me the account of Larkfield Brewing at a glance
    what's the situation at Emberton Fittings
    customer snapshot for Waverly Automation
    I'm visiting Stonehaven Electric tomorrow, what do we have on them
    turnover with Azure Interior
    tell me all about our customer Gemini Furniture
    overview Trident`,
  find_customer: `
    look up the phone number for Trident
    what's the email of Acme Fasteners Ohio
    where is Ridgeway Foods located
    do we know a company named Harborline
    contact person at Larkfield Brewing
    which of our customers sit in Chicago
    search customers for "Acme"
    how can I reach Deco Addict by phone
    shipping address of Waverly Automation
    is there a customer with Emberton in the name
    find customer Stonehaven
    who do I call at Azure Interior`,
  invoices: `
    has Trident paid its invoices
    what is the outstanding balance of Ridgeway Foods
    show unpaid invoices
    which customers haven't paid us on time
    was S10005 billed already
    open bills from Wood Corner
    how much do we owe our vendors
    status of invoice INV/2026/00021
    overdue receivables please
    is there an invoice for order S10017
    what's due from Deco Addict this week
    list draft invoices
    bills we have not paid yet
    did INV/2026/00008 get paid`,
  find_purchase_orders: `
    what's on order with Emberton Fittings
    show all purchase orders we placed with Wood Corner
    which RFQs are still open
    purchase orders containing GSK-0040
    do we have BRK-0120 on order from a supplier
    list overdue purchase orders
    what are we expecting from our vendors
    POs not received so far
    have we bought VLV-0100 from anyone this year
    which purchase orders did Emberton not deliver yet
    all requests for quotation please
    open POs`,
  purchase_order_risk: `
    which supplier delays hurt our customers
    is P10006 going to be on time
    what depends on P10012
    who is affected if P10009 is late
    any purchase orders that endanger customer deliveries
    which POs are critical right now
    when does P10003 come in
    customers waiting on P10011
    show me the risky purchase orders
    what happens to our sales orders when P10007 slips
    is PO 10015 delayed and for whom
    expected receipt of P10020`,
};
