package refused

import "slices"

// databases are cases of how a service connects to its database.
func databases() []Case {
	return slices.Concat(clearDatabases(), unverifiedDatabases(), postgresDatabases(), localDatabases())
}

const remoteDatabase = "mysql+pymysql://nova:Wc2n7Yt9@db.example.org/nova"

func clearDatabases() []Case {
	database := on("connection", inSection("database_plaintext", "clear database", "nova", "database"))
	const plain = `^Insecure: the database is used in clear text`
	return []Case{
		database("connection = "+remoteDatabase, plain),
		database("connection = "+remoteDatabase+"?charset=utf8", plain),
		database("connection = mysql+pymysql://nova:Wc2n7Yt9@10.0.0.11:3306/nova", plain),
		database("connection = mysql+pymysql://nova:Wc2n7Yt9@[fd00::1]/nova", plain),
		database("connection = "+remoteDatabase+"\nconnection_parameters = charset=utf8", plain),
		database("connection = "+remoteDatabase+"?ssl_ca=db.pem", ""),
		database("connection = "+remoteDatabase+"\nconnection_parameters = ssl_ca=db.pem", ""),
		database("connection = "+remoteDatabase+"?unix_socket=/run/mysqld/mysqld.sock", ""),
		database("connection = mysql+pymysql://nova:Wc2n7Yt9@127.0.0.1/nova", ""),
		database("connection = mysql+pymysql://nova:Wc2n7Yt9@localhost/nova", ""),
		database("connection = mysql+pymysql://nova:Wc2n7Yt9@/nova", ""),
	}
}

func unverifiedDatabases() []Case {
	database := on("connection", inSection("database_unverified", "unverified database", "nova", "database"))
	with := func(query, fails string) Case { return database("connection = "+remoteDatabase+"?"+query, fails) }
	const off, anyone, nameless = `^Insecure: TLS is off`, `^Insecure: any certificate is accepted`, `^Insecure: the name is not checked`
	return []Case{
		with("ssl_ca=db.pem&ssl_verify_cert=true", nameless),
		with("ssl_verify_cert=true", nameless),
		with("ssl_ca=db.pem&ssl_verify_identity=true", anyone),
		with("ssl_verify_identity=true", anyone),
		with("ssl_ca=db.pem&ssl_verify_cert=false", anyone),
		with("ssl_cert=db.pem&ssl_key=db.key", anyone),
		with("ssl_ca=db.pem&ssl_disabled=true", off),
		with("ssl_ca=db.pem&ssl_disabled=false", off),
		with("ssl_ca=db.pem&ssl_check_hostname=false", nameless),
		database("connection = "+remoteDatabase+"?ssl_ca=db.pem\nconnection_parameters = ssl_verify_identity=true", anyone),
		with("ssl_ca=db.pem", ""),
		with("ssl_ca=db.pem&ssl_cert=db.pem&ssl_key=db.key", ""),
		with("ssl_ca=db.pem&ssl_check_hostname=true", ""),
		with("ssl_ca=db.pem&ssl_verify_cert=true&ssl_verify_identity=true", nameless),
		with("charset=utf8", ""),
	}
}

func postgresDatabases() []Case {
	const url = "connection = postgresql+psycopg2://nova:Wc2n7Yt9@db.example.org/nova"
	open := on("connection", inSection("database_plaintext", "clear PostgreSQL", "nova", "database"))
	unverified := on("connection", inSection("database_unverified", "unverified PostgreSQL", "nova", "database"))
	const plain, anyone, nameless = `^Insecure: the database is used in clear text`, `^Insecure: any certificate is accepted`, `^Insecure: the name is not checked`
	return []Case{
		open(url, plain),
		open(url+"?sslmode=prefer", plain),
		open(url+"?sslmode=allow", plain),
		open(url+"?sslmode=disable", plain),
		open(url+"?sslmode=require", ""),
		open(url+"?sslmode=verify-full", ""),
		open("connection = postgresql+psycopg2://nova:Wc2n7Yt9@/nova?host=/run/postgresql", ""),
		unverified(url+"?sslmode=require", anyone),
		unverified(url+"?sslmode=require&sslrootcert=db.pem", nameless),
		unverified(url+"?sslmode=verify-ca&sslrootcert=db.pem", nameless),
		unverified(url+"?sslmode=verify-full&sslrootcert=db.pem", ""),
	}
}

func localDatabases() []Case {
	sqlite := on("connection", of("database_sqlite", "sqlite", "keystone", ""))
	compute := on("connection", of("database_credentials_on_agent", "compute database", "nova", "nova-compute"))
	agent := on("connection", of("database_credentials_on_agent", "agent database", "neutron", "neutron-l3-agent"))
	const local, unused = `^Insecure: the data are in `, `^Ineffective: the conductor is asked, not the database`
	return []Case{
		sqlite("[database]\nconnection = sqlite:///keystone.db\n", local+"keystone.db"),
		sqlite("[database]\nconnection = sqlite://\n", local),
		sqlite("[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\n", local),
		sqlite("[database]\nconnection = mysql+pymysql://keystone:Wc2n7Yt9@127.0.0.1/keystone\n", ""),

		compute("[database]\nconnection = "+remoteDatabase+"?ssl_ca=db.pem\n", unused),
		compute("[api_database]\nconnection = "+remoteDatabase+"_api?ssl_ca=db.pem\n", unused),
		compute("[database]\nconnection =\n", ""),
		compute("[DEFAULT]\ndebug = false\n", ""),

		agent("[database]\nconnection = "+remoteDatabase+"?ssl_ca=db.pem\n", `^Ineffective: the server is asked, not the database`),
		agent("[DEFAULT]\ndebug = false\n[database]\nconnection =\n", ""),
		agent("[DEFAULT]\ndebug = false\n", ""),
	}
}
