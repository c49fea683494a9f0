package rules

const (
	goodDatabase = "[database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9@10.0.0.11/nova?ssl_ca=/etc/ssl/certs/db.pem\n"
	badDatabase  = "[database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9@10.0.0.11/nova"
)

// The rules on databases.
var databaseRules = []*Rule{
	{
		Name:        "database_url_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a connection that SQLAlchemy or its driver refuses or misreads",
		Effect:      "The service fails when it starts or first uses the database, and the logged error may show the password.",
		Remediation: "Write mysql+pymysql://USER:PASSWORD@HOST/DATABASE?ssl_ca=FILE, with every @ of the password as %40.",
		Example: Example{
			BadText: "[database]\nconnection = postgres://nova:Wc2n7Yt9@127.0.0.1/nova\n", GoodText: goodDatabase,
			Message: "connection: SQLAlchemy has no such dialect or driver",
		},
		Check: checkDatabaseURLs,
	},
	{
		Name:        "database_unverified",
		Levels:      "WEE",
		CWE:         []int{295, 297},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the database's certificate is not checked",
		Effect:      "Anyone on the network path can read and change what the service stores, including passwords and tokens.",
		Remediation: "Write ssl_ca=FILE alone: PyMySQL then checks the certificate and the name in it.",
		Example: Example{
			BadText: badDatabase + "?ssl_ca=/etc/ssl/certs/db.pem&ssl_verify_cert=true\n", GoodText: goodDatabase,
			Message: "connection: ssl_verify_cert takes the system's authorities and checks no name, and ssl_ca is not used",
		},
		Check: checkDatabaseUnverified,
	},
	{
		Name:        "database_plaintext",
		Levels:      "IWE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the database is used in clear text",
		Effect:      "Anyone on the network path can read and change what the service stores.",
		Remediation: "Add ?ssl_ca=FILE with the file of the authorities that sign the database's certificate.",
		FalseAlarms: "A tunnel or mesh that encrypts the connection outside the service.",
		Example: Example{
			BadText: badDatabase + "\n", GoodText: goodDatabase,
			Message: "connection leads to another host without TLS",
		},
		Check: checkDatabasePlaintext,
	},
	{
		Name:        "database_sqlite",
		Levels:      "WEE",
		CWE:         []int{1188},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the service keeps its data in an SQLite file",
		Effect:      "Other hosts see none of the data, concurrent writes lock each other out, and an in-memory SQLite database is empty after every start.",
		Remediation: "Set connection to a MySQL or PostgreSQL database, such as mysql+pymysql://USER:PASSWORD@HOST/DATABASE?ssl_ca=FILE.",
		FalseAlarms: "A small stand-alone Ironic, which SQLite suits.",
		Example: Example{
			Service: "keystone", BadText: "[database]\nconnection = sqlite:////var/lib/keystone/keystone.db\n", GoodText: goodDatabase,
			Message: "connection names an SQLite file",
		},
		Check: checkSQLite,
	},
	{
		Name:        "database_credentials_on_agent",
		Levels:      "IWE",
		CWE:         []int{522},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a host that runs instances has the database's password",
		Effect:      "The program does not use the database, and an attacker who breaks out of an instance finds the password to all of it.",
		Remediation: "Leave connection out on hosts that run only this program.",
		FalseAlarms: "A host that runs the API or the conductor as well, with one file for all.",
		Example: Example{
			Service: "nova", Program: "nova-compute", BadText: goodDatabase, GoodText: "[DEFAULT]\ndebug = false\n",
			Message: "connection is set, and nova-compute uses no database",
		},
		Rows: []Part{{[]string{"neutron", "nova"}, func() []Row {
			return []Row{{
				Where:   Where{Services: novaOnly, Section: "database"},
				Options: []string{"connection"},
				Is:      isSet,
				If:      []Guard{program("nova-compute")},
				Message: "{option} is set, and nova-compute uses no database",
				Bad:     goodDatabase,
				Good:    "[DEFAULT]\ndebug = false\n",
				Program: "nova-compute",
			}, {
				Where:   Where{Services: novaOnly, Section: "api_database"},
				Options: []string{"connection"},
				Is:      isSet,
				If:      []Guard{program("nova-compute")},
				Message: "{option} is set, and nova-compute uses no database",
				Bad:     "[api_database]\nconnection = mysql+pymysql://nova:Wc2n7Yt9@10.0.0.11/nova_api?ssl_ca=/etc/ssl/certs/db.pem\n",
				Good:    "[DEFAULT]\ndebug = false\n",
				Program: "nova-compute",
			}, {
				Where:   Where{Services: neutronOnly, Section: "database"},
				Options: []string{"connection"},
				Is:      isSet,
				If:      []Guard{program(neutronAgents...)},
				Message: "{option} is set, and no agent of Neutron uses a database",
				Bad:     goodDatabase,
				Good:    "[DEFAULT]\ndebug = false\n",
				Program: "neutron-l3-agent",
			}}
		}}},
	},
}
