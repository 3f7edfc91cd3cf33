/** Requests for a change in the words of people at work, by the use case that they ask for; none is an example of the policy. */
export const IN_SCOPE_CHANGES: { readonly [useCase: string]: string } = {
  reschedule_delivery: `
    can we push S10005 out to next Monday
    please ship S10017 on Thursday instead
    customer wants WH/OUT/00021 a week later, say 2 December
    postpone S10023 to 2026-12-04
    move the shipment for S10008 to tomorrow
    bring S10040 forward to Wednesday
    set the delivery date of S10011 to December 1st
    reschedule WH/OUT/00014 for the day after tomorrow
    delay S10029 until 15 December
    S10033 has to go out on Friday instead
    put S10002 off to Tuesday
    deliver S10018 next Wednesday rather than today
    change WH/OUT/00030 to 3 pm on Monday`,
  create_quotation: `
    draft an offer for Trident: 15 BRK-0120
    Acme Fasteners Ohio would like 8 VLV-0100 and 4 GSK-0040
    make a quote for Ridgeway Foods with 3 Office Chairs
    please quote 25 x E-COM11 to Deco Addict
    start a quotation, customer Harborline, 6 Large Desks
    new quote: Larkfield Brewing, 10 VLV-0125, delivery 10 December
    Waverly Automation asked for a price on 50 GSK-0040, write the quotation
    put in an order for Stonehaven Electric: 2 FURN_8888
    can you prepare a quotation of 7 Corner Desks for Azure Interior
    quote Emberton 100 BRK-0120
    set up an offer over 5 FURN_7777 for Wood Corner
    Gemini Furniture wants to buy 30 x VLV-0100`,
  confirm_quotation: `
    Trident accepted S10006, please confirm it
    confirm the quote S10021
    S10030 is a go, make it an order
    the customer signed off on S10041, turn it into a sales order
    go ahead with quotation S10013
    they said yes to S10027, confirm
    please convert S10035 into an order
    S10048 can be confirmed
    confirm sales order 10052
    customer agreed to the offer S10019, confirm it please`,
  confirm_purchase_order: `
    please confirm P10006
    order P10012 with the supplier
    send P10009 off as a firm purchase order
    make the RFQ P10003 a purchase order
    P10011 looks good, confirm it
    go ahead and place purchase order P10007
    confirm PO 10015
    turn request for quotation P10020 into an order
    we want P10018, please confirm the purchase
    approve nothing, just confirm the RFQ P10022`,
  post_note: `
    put a note on S10005: goods must be shrink-wrapped
    leave a remark on WH/OUT/00021 saying the gate code is 4411
    log on S10017 that the buyer called this morning
    add to order S10023 the comment "fragile, handle with care"
    write down on Trident: prefers invoices by post
    note for P10006: supplier promises an extra pallet
    make a note on INV/2026/00021: dispute about freight
    record on S10008 that a partial shipment is fine
    please annotate S10040 with: driver has to ring the bell
    comment on delivery WH/OUT/00014: dock 3 only
    S10029 needs a note: customer collects on Saturday
    leave a message on order S10033 that the lift is broken`,
  schedule_activity: `
    remind me on Thursday to phone Trident about S10005
    plan a follow-up on S10017 for 1 December: ask for feedback
    create a task on WH/OUT/00021 due tomorrow to check the pallets
    schedule a call with Acme Fasteners Ohio on Monday
    add a to-do for Friday on S10023: send the certificate
    set a reminder for next Tuesday on INV/2026/00021 to chase the money
    put a follow up on P10006 for Wednesday: ask the vendor for a date
    I need a reminder tomorrow to check S10008
    plan an activity on Ridgeway Foods next week Monday: discuss the contract
    book a meeting with Deco Addict on 4 December
    schedule a to-do on S10040 for Thursday to verify the address`,
};
