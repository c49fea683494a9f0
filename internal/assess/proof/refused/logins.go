package refused

import "slices"

// logins are cases of how long Keystone's tokens live, and of how it learns who a
// user is.
func logins() []Case {
	return slices.Concat(lifetimes(), remoteUsers(), directories())
}

func lifetimes() []Case {
	expiration := on("expiration", inSection("token_lifetime_long", "lifetime", "keystone", "token"))
	window := on("allow_expired_window", inSection("token_lifetime_long", "lifetime", "keystone", "token"))
	return []Case{
		expiration("expiration = 604800", `^Insecure: a token lives 604\d{3} seconds`),
		expiration("expiration = 86410", `^Insecure: a token lives 86\d{3} seconds`),
		expiration("expiration = 86400", ""),
		expiration("expiration = 3600", ""),
		expiration("provider = fernet", ""),
		window("allow_expired_window = 604800", `^Insecure: a token may be used two days after its end`),
		window("allow_expired_window = 172900", `^Insecure: a token may be used two days after its end`),
		window("allow_expired_window = 172800", ""),
		window("allow_expired_window = 0", ""),
	}
}

func remoteUsers() []Case {
	methods := on("methods", inSection("external_auth_enabled", "remote_user", "keystone", "auth"))
	const both = `^Insecure: two methods take REMOTE_USER`
	return []Case{
		methods("methods = password,token,external,mapped", both),
		methods("methods = openid, external", both),
		methods("methods = external,saml2", both),
		methods("methods = external,x509", both),
		methods("methods = external,mapped\nexternal = Domain", both),
		methods("methods = password,token,mapped", ""),
		methods("methods = password,token,external", ""),
		methods("methods = openid,mapped,saml2", ""),
		methods("methods = kerberos,mapped", ""),
	}
}

func directories() []Case {
	directory := on("url", of("ldap_plaintext", "ldap", "keystone", ""))
	ldap := func(text, fails string) Case {
		return directory("[identity]\ndriver = ldap\n[ldap]\n"+text+"\n", fails)
	}
	const plain = `^Insecure: a password goes to .* in clear text`
	return []Case{
		ldap("url = ldap://ldap.example.org", plain),
		ldap("url = LDAP://ldap.example.org:389", plain),
		ldap("url = ldap://ldap.example.org\nuse_pool = false", plain),
		ldap("url = ldaps://a.example.org,ldap://b.example.org", plain),
		ldap("url = ldaps://a.example.org ldap://b.example.org", plain),
		ldap("url = ldaps://a.example.org, ldap://b.example.org", plain),
		ldap("url = ldap://10.0.0.11\nuse_tls = no", plain),
		ldap("url = ldap://[fd00::1]", plain),
		ldap("url = ldap://ldap.example.org/dc=example", plain),
		ldap("url = ldap://ldap.example.org\nuse_tls = true", ""),
		ldap("url = ldap://ldap.example.org\nuse_tls = true\nuse_pool = false", ""),
		ldap("url = ldaps://ldap.example.org", ""),
		ldap("url = LDAPS://ldap.example.org", ""),
		ldap("url = ldaps://ldap.example.org:636\nuse_pool = false", ""),
		ldap("url = ldap://localhost", ""),
		ldap("url = ldap://127.0.0.1:1389", ""),
		ldap("url = ldapi://%2fvar%2frun%2fldapi", ""),
		ldap("user_tree_dn = ou=people", ""),
		directory("[identity]\ndriver = sql\n[ldap]\nurl = ldap://ldap.example.org\n", ""),
		directory("[DEFAULT]\ndebug = false\n[ldap]\nurl = ldap://ldap.example.org\n", ""),
	}
}
