module.exports=[16881,(a,b,c)=>{}];

//# sourceMappingURL=1yo4_next-turbopack__next-internal_server_app__not-found_page_actions_0czlq9f666ht_.js.map