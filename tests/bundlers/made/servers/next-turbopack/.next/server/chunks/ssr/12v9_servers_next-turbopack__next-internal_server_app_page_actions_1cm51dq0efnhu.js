module.exports=[57072,(a,b,c)=>{}];

//# sourceMappingURL=12v9_servers_next-turbopack__next-internal_server_app_page_actions_1cm51dq0efnhu.js.map