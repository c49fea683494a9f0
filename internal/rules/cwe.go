package rules

// CWETitle is the title of a weakness in CWE 4.15, "" for a number that no rule
// names.
func CWETitle(id int) string {
	switch id {
	case 22:
		return "Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')"
	case 59:
		return "Improper Link Resolution Before File Access ('Link Following')"
	case 93:
		return "Improper Neutralization of CRLF Sequences ('CRLF Injection')"
	case 134:
		return "Use of Externally-Controlled Format String"
	case 158:
		return "Improper Neutralization of Null Byte or NUL Character"
	case 250:
		return "Execution with Unnecessary Privileges"
	case 260:
		return "Password in Configuration File"
	case 295:
		return "Improper Certificate Validation"
	case 296:
		return "Improper Following of a Certificate's Chain of Trust"
	case 312:
		return "Cleartext Storage of Sensitive Information"
	case 319:
		return "Cleartext Transmission of Sensitive Information"
	case 324:
		return "Use of a Key Past its Expiration Date"
	case 326:
		return "Inadequate Encryption Strength"
	case 328:
		return "Use of Weak Hash"
	case 347:
		return "Improper Verification of Cryptographic Signature"
	case 377:
		return "Insecure Temporary File"
	case 426:
		return "Untrusted Search Path"
	case 477:
		return "Use of Obsolete Function"
	case 494:
		return "Download of Code Without Integrity Check"
	case 497:
		return "Exposure of Sensitive System Information to an Unauthorized Control Sphere"
	case 522:
		return "Insufficiently Protected Credentials"
	case 532:
		return "Insertion of Sensitive Information into Log File"
	case 693:
		return "Protection Mechanism Failure"
	case 694:
		return "Use of Multiple Resources with Duplicate Identifier"
	case 732:
		return "Incorrect Permission Assignment for Critical Resource"
	case 807:
		return "Reliance on Untrusted Inputs in a Security Decision"
	case 778:
		return "Insufficient Logging"
	case 863:
		return "Incorrect Authorization"
	case 918:
		return "Server-Side Request Forgery (SSRF)"
	case 923:
		return "Improper Restriction of Communication Channel to Intended Endpoints"
	case 1088:
		return "Synchronous Access of Remote Resource without Timeout"
	case 1188:
		return "Initialization of a Resource with an Insecure Default"
	case 1284:
		return "Improper Validation of Specified Quantity in Input"
	case 1286:
		return "Improper Validation of Syntactic Correctness of Input"
	case 1287:
		return "Improper Validation of Specified Type of Input"
	case 1288:
		return "Improper Validation of Consistency within Input"
	default:
		return ""
	}
}
